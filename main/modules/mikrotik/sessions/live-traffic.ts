import { setTimeout as sleep } from 'node:timers/promises';
import type { TrafficEvent } from '#contract/mikrotik.ts';
import type { Instant } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Answer } from './read-in-time.ts';
import type { Measured } from './traffic-meter.ts';

const EVERY_MS = 1_000;
/** A console that does not take them loses the oldest. */
const MOST_WAITING = 30;
export const STREAMS_A_CONSOLE = 4;
export const STREAMS_A_ROUTER = 20;
/** A forgotten window is not to poll a router for days. */
const LONGEST_SAMPLES = 15 * 60;

type Listener = (event: TrafficEvent) => void;

export interface FeedSource {
  readonly read: () => Promise<Answer<Measured | undefined>>;
  readonly now: () => Instant;
  readonly routerName: string;
}

/** One poll of one queue, however many look at it; it ends with the last of them. */
class TrafficFeed {
  readonly #source: FeedSource;
  readonly #onEnd: () => void;
  readonly #listeners = new Set<Listener>();
  #isRunning = false;
  #shown: (TrafficEvent & { kind: 'source' }) | undefined;

  constructor(source: FeedSource, onEnd: () => void) {
    this.#source = source;
    this.#onEnd = onEnd;
  }

  join(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#shown !== undefined) listener(this.#shown);
    if (!this.#isRunning) void this.#run();
    return () => this.#listeners.delete(listener);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#listeners.size > 0 && (await this.#poll())) {
        await sleep(EVERY_MS, undefined, { ref: false });
      }
    } catch {
      this.#tell({ kind: 'end', sentence: 'The traffic could not be read. Look again in a moment.' });
    } finally {
      this.#onEnd();
    }
  }

  async #poll(): Promise<boolean> {
    const { read, now, routerName } = this.#source;
    const answer = await read();
    if (!answer.ok) {
      this.#tell({ kind: 'end', sentence: `${routerName} went away: ${answer.error.message}` });
      return false;
    }
    const { value } = answer;
    if (value === undefined) {
      this.#tell({ kind: 'gap', at: now(), sentence: 'Nobody is online; it goes on with the next sign-in.' });
      return true;
    }
    const { name, limit, downloadBps, uploadBps } = value;
    const isNew =
      this.#shown === undefined ||
      JSON.stringify([this.#shown.name, this.#shown.limit]) !== JSON.stringify([name, limit]);
    if (isNew) {
      this.#shown = { kind: 'source', name, limit };
      this.#tell(this.#shown);
    }
    this.#tell({ kind: 'sample', at: now(), downloadBps, uploadBps });
    return true;
  }

  #tell(event: TrafficEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

export interface Looking {
  readonly deviceId: string;
  /** What is looked at, the same for all who look at the same. */
  readonly key: string;
  /** Whose screen it is. */
  readonly console: string;
  readonly signal: AbortSignal | undefined;
  readonly mayGoOn: () => Promise<boolean>;
}

/** The live traffic that this office's consoles look at. */
export class LiveTraffic {
  readonly #feeds = new Map<string, TrafficFeed>();
  readonly #streams = new Map<string, number>();

  /** @throws Refusal RATE_LIMITED where a console or a router has enough of them already. */
  admit({ console, deviceId }: Pick<Looking, 'console' | 'deviceId'>): void {
    if (this.#count(console) >= STREAMS_A_CONSOLE) {
      throw new Refusal('RATE_LIMITED', `You watch ${STREAMS_A_CONSOLE} already. Close one of them first.`);
    }
    if (this.#count(deviceId) >= STREAMS_A_ROUTER) {
      throw new Refusal('RATE_LIMITED', `${STREAMS_A_ROUTER} people watch this router already. Try again in a moment.`);
    }
  }

  async *look(looking: Looking, source: FeedSource): AsyncGenerator<TrafficEvent> {
    const { console, deviceId, signal, mayGoOn } = looking;
    const waiting: TrafficEvent[] = [];
    let wake: (() => void) | undefined;
    const onAbort = (): void => wake?.();
    const hasEnded = (): boolean => signal?.aborted === true;
    this.#change(console, 1);
    this.#change(deviceId, 1);
    const leave = this.#feed(looking.key, source).join((event) => {
      waiting.push(event);
      if (waiting.length > MOST_WAITING) waiting.shift();
      wake?.();
    });
    signal?.addEventListener('abort', onAbort);
    try {
      for (let told = 0; !hasEnded(); ) {
        const event = waiting.shift();
        if (event === undefined) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        told += 1;
        if (told % 10 === 0 && !(await mayGoOn())) return;
        yield event;
        if (event.kind === 'end') return;
        if (told >= LONGEST_SAMPLES) {
          yield { kind: 'end', sentence: 'Stopped after a quarter of an hour. Start again to go on.' };
          return;
        }
      }
    } finally {
      leave();
      signal?.removeEventListener('abort', onAbort);
      this.#change(console, -1);
      this.#change(deviceId, -1);
    }
  }

  #feed(key: string, source: FeedSource): TrafficFeed {
    const known = this.#feeds.get(key);
    if (known !== undefined) return known;
    const feed: TrafficFeed = new TrafficFeed(source, () => {
      if (this.#feeds.get(key) === feed) this.#feeds.delete(key);
    });
    this.#feeds.set(key, feed);
    return feed;
  }

  #count(of: string): number {
    return this.#streams.get(of) ?? 0;
  }

  #change(of: string, by: number): void {
    const count = this.#count(of) + by;
    if (count > 0) this.#streams.set(of, count);
    else this.#streams.delete(of);
  }
}
