import { addMs } from '#kernel/clock.ts';
import { systemActor } from './actor.ts';
import type { StoredEvent } from './event-types.ts';
import type { Logger } from './log.ts';
import { type WriteContext, type WriteTx, write } from './write.ts';

/**
 * A module's ear: it takes events in the same transaction that moves its cursor, so each takes effect once. It is handed
 * events of every type, in order, many at a time: what they ask for is written set by set.
 */
export interface Subscriber {
  readonly name: string;
  take(tx: WriteTx, events: readonly StoredEvent[]): Promise<void>;
}

const BATCH = 500;
const PARK_AFTER = 8;
const backoffMs = (attempts: number): number => Math.min(60_000, 500 * 2 ** attempts);

type Outcome = 'idle' | 'progress' | 'busy';

/**
 * Delivers events to subscribers in commit order, at least once. Several consoles may run it: a subscriber's cursor row is
 * locked by the one that is delivering. An event that keeps failing is parked, named by the doctor, and the rest go on.
 */
export class OutboxDispatcher {
  readonly #context: WriteContext;
  readonly #subscribers: readonly Subscriber[];
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = true;
  #unsubscribe: (() => void) | undefined;

  constructor(context: WriteContext, subscribers: readonly Subscriber[], log: Logger) {
    this.#context = context;
    this.#subscribers = subscribers;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#stopped = false;
    await this.register();
    this.#unsubscribe = this.#context.bus.subscribe((touches) => {
      if (touches.some(({ model }) => model === 'outbox' || model === '*')) this.poke();
    });
    this.poke();
  }

  /** A new subscriber begins at the beginning: events are kept, and handlers can take them twice. */
  async register(): Promise<void> {
    for (const { name } of this.#subscribers) {
      await this.#context.store.db
        .insertInto('outboxCursor')
        .values({ subscriber: name, seq: 0, attempts: 0, retryAt: null, lastError: null })
        .onConflict((on) => on.column('subscriber').doNothing())
        .execute();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    await this.#running;
  }

  poke(): void {
    if (this.#stopped) return;
    if (this.#running !== undefined) {
      this.#again = true;
      return;
    }
    this.#running = this.drain()
      .catch((error) => this.#log.error({ err: error }, 'outbox delivery failed'))
      .finally(() => {
        this.#running = undefined;
        clearTimeout(this.#timer);
        if (this.#again) {
          this.#again = false;
          this.poke();
        } else if (!this.#stopped) {
          this.#timer = setTimeout(() => this.poke(), 2_000).unref();
        }
      });
  }

  /** Delivers until nothing is left or only retries wait. */
  async drain(): Promise<void> {
    for (const subscriber of this.#subscribers) {
      let outcome: Outcome = 'progress';
      while (outcome === 'progress') outcome = await this.#deliverBatch(subscriber);
    }
  }

  async #deliverBatch(subscriber: Subscriber): Promise<Outcome> {
    const { clock } = this.#context;
    let first: StoredEvent | undefined;
    try {
      return await write(this.#context, systemActor(subscriber.name, this.#context.newId()), async (tx) => {
        let locking = tx.db.selectFrom('outboxCursor').selectAll().where('subscriber', '=', subscriber.name);
        if (this.#context.store.kind === 'postgres') locking = locking.forUpdate().skipLocked();
        const cursor = await locking.executeTakeFirst();
        if (cursor === undefined) return 'busy';
        if (cursor.retryAt !== null && cursor.retryAt > clock.now()) return 'idle';
        const isCareful = cursor.attempts > 0;
        const moveOn = (to: { seq: number; attempts: 0 | 1; lastError: string | null }) =>
          tx.db
            .updateTable('outboxCursor')
            .set({ ...to, retryAt: null })
            .where('subscriber', '=', subscriber.name)
            .execute();
        const events = await tx.db
          .selectFrom('outboxEvent')
          .selectAll()
          .where('seq', '>', cursor.seq)
          .orderBy('seq')
          .limit(isCareful ? 1 : BATCH)
          .execute();
        const last = events.at(-1);
        if (last === undefined) {
          if (isCareful) await moveOn({ seq: cursor.seq, attempts: 0, lastError: null });
          return 'idle';
        }
        const stored = events.map(({ payloadJson, ...event }) => ({ ...event, payload: payloadJson }) as StoredEvent);
        [first] = stored;
        await subscriber.take(tx, stored);
        // One by one until all is delivered: a batch that holds the one that fails is not tried again for each that does not.
        if (isCareful) await moveOn({ seq: last.seq, attempts: 1, lastError: cursor.lastError });
        else await moveOn({ seq: last.seq, attempts: 0, lastError: null });
        return 'progress';
      });
    } catch (error) {
      if (first === undefined) throw error;
      return await this.#afterFailure(subscriber, first, error);
    }
  }

  /** The batch was rolled back. Deliver one by one from here on; park what never succeeds. */
  async #afterFailure(subscriber: Subscriber, event: StoredEvent, error: unknown): Promise<Outcome> {
    const { clock, store } = this.#context;
    const text = error instanceof Error ? error.message : String(error);
    this.#log.error({ err: error, subscriber: subscriber.name, seq: event.seq }, 'event not taken');
    let isParked = false;
    const outcome = await store.db.transaction().execute(async (db): Promise<Outcome> => {
      const cursor = await db
        .updateTable('outboxCursor')
        .set((eb) => ({ attempts: eb('attempts', '+', 1), lastError: text }))
        .where('subscriber', '=', subscriber.name)
        .returningAll()
        .executeTakeFirstOrThrow();
      if (cursor.attempts === 1) return 'progress'; // the first failure only switches to one event at a time
      if (cursor.attempts <= PARK_AFTER) {
        const retryAt = addMs(clock.now(), backoffMs(cursor.attempts));
        await db.updateTable('outboxCursor').set({ retryAt }).where('subscriber', '=', subscriber.name).execute();
        return 'idle';
      }
      await db
        .insertInto('outboxParked')
        .values({ subscriber: subscriber.name, seq: event.seq, parkedAt: clock.now(), error: text })
        .execute();
      await db
        .updateTable('outboxCursor')
        .set({ seq: event.seq, attempts: 0, retryAt: null })
        .where('subscriber', '=', subscriber.name)
        .execute();
      isParked = true;
      return 'progress';
    });
    if (isParked) this.#context.bus.publish([{ model: 'parked_event', id: '*' }]);
    return outcome;
  }
}
