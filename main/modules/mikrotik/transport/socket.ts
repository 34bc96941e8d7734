import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { RouterAddress } from './router-transport.ts';

const KEEP_ALIVE_MS = 30_000;

/**
 * Opens towards exactly the given port: the library takes 8728 also for TLS when it is given none. A port that is no
 * port throws.
 */
export function openSocket({ host, port, tls }: Pick<RouterAddress, 'host' | 'port' | 'tls'>): Socket {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new RangeError(`${port} is not a TCP port.`);
  // RouterOS signs its certificate itself: no authority vouches for it, the pinned fingerprint does.
  const socket = tls === undefined ? connect({ host, port }) : connectTls({ host, port, rejectUnauthorized: false });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  return socket;
}
