import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { connectionError, whereIs } from './connection-error.ts';
import { type RouterAddress, RouterError } from './router-transport.ts';
import { openSocket } from './socket.ts';

const SHA256_BYTES = 32;
const OTHER_CERTIFICATE = 'shows another certificate than the pinned one';

function fingerprintBytes(fingerprint: string): Buffer {
  const hex = fingerprint.replaceAll(/[:\s]/g, '');
  return /^[0-9a-f]{64}$/i.test(hex) ? Buffer.from(hex, 'hex') : Buffer.alloc(0);
}

function peerFingerprint(socket: Socket): string {
  // A peer without a certificate answers an empty object here, whatever the typings say.
  return socket instanceof TLSSocket ? (socket.getPeerCertificate().fingerprint256 ?? '') : '';
}

/** As `/certificate print detail` and browsers show it, so that two can be compared by eye. */
const inPairs = (digits: Buffer): string => (digits.toString('hex').toUpperCase().match(/../g) ?? []).join(':');

const inWords = (instant: string | undefined): string =>
  instant === undefined ? '' : ` on ${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** Answers undefined when the peer shows the pinned certificate, else the error that ends the connection. */
export function certificateRefusal(
  socket: Socket,
  where: string,
  { pinnedSha256, trustedAt }: NonNullable<RouterAddress['tls']>,
): RouterError | undefined {
  const shown = peerFingerprint(socket);
  const pinned = fingerprintBytes(pinnedSha256);
  const seen = fingerprintBytes(shown);
  if (pinned.length !== SHA256_BYTES) {
    return new RouterError('tls', `The fingerprint kept for ${where} is not a SHA-256 fingerprint.`);
  }
  if (seen.length !== SHA256_BYTES) return new RouterError('tls', `${where} shows no certificate.`);
  if (timingSafeEqual(pinned, seen)) return undefined;
  return new RouterError(
    'tls',
    `${where} ${OTHER_CERTIFICATE}, so nothing was sent to it. It shows SHA-256 ${inPairs(seen)}; trusted${inWords(trustedAt)} was ${inPairs(pinned)}. If the router has a new certificate, compare that with its own (/certificate print detail) and trust it on the device’s page; if it has not, something else answers in its place.`,
  );
}

/** Whether somebody else may stand at the router's address, or its certificate was renewed. */
export const isAnotherCertificate = (error: Error): boolean =>
  error instanceof RouterError && error.kind === 'tls' && error.message.includes(OTHER_CERTIFICATE);

/**
 * The SHA-256 fingerprint (`AB:CD:…`) of the certificate that stands at an address now, for a person to confirm before it
 * is pinned. Nothing is sent over the connection.
 */
export function readCertificateFingerprint(host: string, port: number, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const where = whereIs(host, port);
    const socket = openSocket({ host, port, tls: { pinnedSha256: '' } });
    let stage: 'connecting' | 'handshake' = 'connecting';
    const fail = (error: RouterError): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => {
      const kind = stage === 'connecting' ? 'unreachable' : 'tls';
      fail(new RouterError(kind, `${where} did not show a certificate within ${timeoutMs / 1000} s.`));
    }, timeoutMs);
    socket.once('connect', () => {
      stage = 'handshake';
    });
    socket.on('error', (cause) => fail(connectionError(where, stage, cause)));
    socket.once('close', () => fail(connectionError(where, stage, undefined)));
    socket.once('secureConnect', () => {
      const shown = peerFingerprint(socket);
      if (shown === '') {
        fail(new RouterError('tls', `${where} shows no certificate.`));
        return;
      }
      clearTimeout(timer);
      resolve(shown);
      socket.destroy();
    });
  });
}
