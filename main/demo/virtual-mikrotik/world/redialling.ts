import type { ByteString } from '../codec/byte-string.ts';
import type { RouterTables } from '../tables/router-tables.ts';
import type { PppSessions } from './ppp-sessions.ts';

/** Subscribers' devices, which dial again when their line drops, and go on trying while they are not let in. */
export class Redialling {
  readonly #tables: RouterTables;
  readonly #ppp: PppSessions;
  readonly #delayMs: number;
  readonly #waiting = new Map<ByteString, NodeJS.Timeout>();
  readonly #unwatch: () => void;

  constructor(tables: RouterTables, ppp: PppSessions, delayMs: number) {
    this.#tables = tables;
    this.#ppp = ppp;
    this.#delayMs = delayMs;
    this.#unwatch = tables.at('/ppp/active').onChange(({ kind, row }) => {
      const name = row.values.get('name');
      if (kind === 'removed' && name !== undefined) this.#dialLater(name, row.values.get('caller-id'));
    });
  }

  stop(): void {
    this.#unwatch();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #dialLater(name: ByteString, callerId: string | undefined): void {
    if (this.#waiting.has(name)) return;
    const timer = setTimeout(() => this.#dial(name, callerId), this.#delayMs).unref();
    this.#waiting.set(name, timer);
  }

  #dial(name: ByteString, callerId: string | undefined): void {
    this.#waiting.delete(name);
    // Who was taken off the router for good has nothing to dial with.
    if (!this.#tables.at('/ppp/secret').find(name) || this.#tables.at('/ppp/active').find(name)) return;
    const { connected } = this.#ppp.dial(name, callerId === undefined || callerId === '' ? {} : { callerId });
    if (!connected) this.#dialLater(name, callerId);
  }
}
