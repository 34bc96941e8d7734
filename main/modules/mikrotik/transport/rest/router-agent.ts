import { Agent } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RouterAddress } from '../router-transport.ts';
import { openVerified } from '../verified-socket.ts';

/** Shorter than RouterOS keeps an idle connection, so that no command is written into one that is just being closed. */
const IDLE_MS = 10_000;

/** Few connections that stay open, each to the pinned router or to nobody: no request sees another socket. */
export class RouterAgent extends Agent {
  readonly #address: RouterAddress;
  readonly #connectTimeoutMs: number;
  #hasConnected = false;

  constructor(address: RouterAddress, { sockets, connectTimeoutMs }: { sockets: number; connectTimeoutMs: number }) {
    super({ keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets, timeout: IDLE_MS });
    this.#address = address;
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  /** Whether the router was ever reached. */
  get hasConnected(): boolean {
    return this.#hasConnected;
  }

  override createConnection(_options: unknown, callback: (error: Error | null, socket: Duplex) => void): undefined {
    openVerified(this.#address, this.#connectTimeoutMs).then(
      (socket) => {
        this.#hasConnected = true;
        callback(null, socket);
      },
      // Beside an error Node looks at no socket, but wants one.
      (error: Error) => callback(error, new Socket()),
    );
  }
}
