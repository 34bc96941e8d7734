import type { Socket } from 'node:net';
import { certificateRefusal } from './certificate.ts';
import { connectionError, whereIs } from './connection-error.ts';
import { type RouterAddress, RouterError } from './router-transport.ts';
import { openSocket } from './socket.ts';

/**
 * A socket on which the first byte of ours may be written: connected, and under TLS with the pinned router at its end.
 * @throws RouterError
 */
export function openVerified(address: RouterAddress, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { host, port, tls } = address;
    const where = whereIs(host, port);
    const socket = openSocket(address);
    let stage: 'connecting' | 'handshake' = 'connecting';
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      end();
    };
    const fail = (error: RouterError): void =>
      settle(() => {
        // What a dying socket still says is of no interest, but unheard it would end the process.
        socket.on('error', () => undefined);
        socket.destroy();
        reject(error);
      });
    const lost = (cause?: Error) => fail(connectionError(where, stage, cause));
    const timer = setTimeout(() => fail(overdue(where, stage, timeoutMs)), timeoutMs);
    socket.on('error', lost);
    socket.once('close', () => lost());
    socket.once('connect', () => {
      stage = 'handshake';
      if (tls === undefined) settle(() => resolve(socket));
    });
    if (tls === undefined) return;
    socket.once('secureConnect', () => {
      const refusal = certificateRefusal(socket, where, tls);
      if (refusal === undefined) settle(() => resolve(socket));
      else fail(refusal);
    });
  });
}

function overdue(where: string, stage: 'connecting' | 'handshake', timeoutMs: number): RouterError {
  const within = `within ${timeoutMs / 1000} s`;
  if (stage === 'connecting') return new RouterError('unreachable', `${where} did not answer ${within}.`);
  return new RouterError('tls', `${where} did not complete the TLS handshake ${within}.`);
}
