import type { Socket } from 'node:net';
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import type { ByteString } from '../codec/byte-string.ts';
import type { Bite } from './faults.ts';

/** How the bytes of a reply reach the wire. */
type Delivery = 'whole' | 'bytewise' | 'cut-in-reply' | 'reset';

interface Piece {
  readonly bytes: ByteString;
  readonly delivery: Delivery;
  /** Pause inside the piece, in milliseconds. */
  readonly pauseMs: number;
  readonly thenClose: boolean;
}

const troubled = new Set<string>(['bytewise', 'cut-in-reply', 'reset'] satisfies Delivery[]);
const isDelivery = (name: string): name is Delivery => troubled.has(name);

/**
 * Where a connection's replies leave. Replies of one turn of the event loop leave in one write; a delay holds back its
 * own reply only, so pipelined commands do not wait for each other.
 */
export class ReplyOutlet {
  readonly #socket: Socket;
  /** Under TLS the socket below, which is the one that can be reset. */
  readonly #wire: Socket;
  readonly #timers = new Set<NodeJS.Timeout>();
  #unsent = '';
  #tail: Promise<void> | undefined;
  #slowUntil = 0;

  constructor(socket: Socket, wire: Socket) {
    this.#socket = socket;
    this.#wire = wire;
  }

  send(bytes: ByteString, latencyMs: number, bite?: Bite, thenClose = false): void {
    const delivery = bite && isDelivery(bite.name) ? bite.name : 'whole';
    const piece: Piece = { bytes, delivery, pauseMs: bite?.ms ?? 0, thenClose };
    const delayMs = latencyMs + this.#faultDelayMs(bite);
    if (delayMs <= 0) {
      this.#place(piece);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#place(piece);
    }, delayMs);
    this.#timers.add(timer);
  }

  /** Forgets what was not sent. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#unsent = '';
  }

  #faultDelayMs(bite: Bite | undefined): number {
    if (bite?.name === 'late-reply') return bite.ms;
    if (bite?.name !== 'slow') return 0;
    const now = performance.now();
    this.#slowUntil = Math.max(now, this.#slowUntil) + bite.ms;
    return this.#slowUntil - now;
  }

  #place(piece: Piece): void {
    if (piece.delivery === 'whole' && !piece.thenClose && !this.#tail) {
      if (this.#unsent === '') setImmediate(() => this.#flush());
      this.#unsent += piece.bytes;
      return;
    }
    this.#flush();
    this.#tail = (this.#tail ?? Promise.resolve()).then(() => this.#deliver(piece));
  }

  #flush(): void {
    const bytes = this.#unsent;
    this.#unsent = '';
    if (bytes === '' || !this.#socket.writable) return;
    if (this.#socket.write(bytes, 'latin1') || this.#socket.isPaused()) return;
    // A client that does not read its replies is not read either.
    this.#socket.pause();
    this.#socket.once('drain', () => this.#socket.resume());
  }

  async #deliver({ bytes, delivery, pauseMs, thenClose }: Piece): Promise<void> {
    if (delivery === 'bytewise') {
      for (const byte of bytes) {
        await this.#write(byte);
        await immediate();
      }
    } else if (delivery === 'cut-in-reply') {
      await this.#write(bytes.slice(0, -1));
      await sleep(pauseMs);
      await this.#write(bytes.slice(-1));
    } else if (delivery === 'reset') {
      await this.#write(bytes.slice(0, Math.ceil(bytes.length / 2)));
      this.#wire.resetAndDestroy();
    } else {
      await this.#write(bytes);
    }
    if (thenClose) this.#socket.end();
  }

  #write(bytes: ByteString): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.writable) this.#socket.write(bytes, 'latin1', () => resolve());
      else resolve();
    });
  }
}
