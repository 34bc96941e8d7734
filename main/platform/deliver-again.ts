import { notFound, Refusal } from '#kernel/errors.ts';
import type { Actor } from './actor.ts';
import type { StoredEvent } from './event-types.ts';
import type { Subscriber } from './outbox.ts';
import { inTransaction, type Platform } from './platform.ts';
import type { WriteTx } from './write.ts';

/** One event that one subscriber did not take. */
interface ParkedEvent {
  readonly subscriber: string;
  readonly seq: number;
}

const recordOf = ({ subscriber, seq }: ParkedEvent) => ({
  model: 'parked_event',
  recordId: `${subscriber}:${seq}`,
});

/** Takes it out of the parked ones. The cursor is locked first, as the dispatcher does: one delivery a subscriber at a time. */
async function unpark(tx: WriteTx, kind: Platform['store']['kind'], { subscriber, seq }: ParkedEvent) {
  const cursor = tx.db.selectFrom('outboxCursor').select('seq').where('subscriber', '=', subscriber);
  await (kind === 'postgres' ? cursor.forUpdate() : cursor).execute();
  const parked = await tx.db
    .deleteFrom('outboxParked')
    .where('subscriber', '=', subscriber)
    .where('seq', '=', seq)
    .returningAll()
    .executeTakeFirst();
  if (parked === undefined) throw notFound('parked event');
  const row = await tx.db.selectFrom('outboxEvent').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
  const event = { seq: row.seq, id: row.id, at: row.at, type: row.type, payload: row.payloadJson } as StoredEvent;
  return { parked, event };
}

/**
 * Delivers a parked event to its subscriber once more: what it writes, and that it is parked no longer, in one transaction.
 * @throws Refusal NOT_ALLOWED_NOW with the subscriber's reason; the event then stays parked, with that reason.
 */
export async function deliverAgain(
  platform: Platform,
  actor: Actor,
  subscribers: readonly Subscriber[],
  which: ParkedEvent,
): Promise<void> {
  const subscriber = subscribers.find(({ name }) => name === which.subscriber);
  if (subscriber === undefined) throw notFound('parked event');
  let isWithSubscriber = false;
  try {
    await inTransaction(platform, actor, async (tx) => {
      isWithSubscriber = false;
      const { parked, event } = await unpark(tx, platform.store.kind, which);
      isWithSubscriber = true;
      await subscriber.take(tx, [event]);
      isWithSubscriber = false;
      tx.audit({
        ...recordOf(which),
        event: 'parked_event.delivered',
        before: { parkedAt: parked.parkedAt, error: parked.error },
        after: { type: event.type },
      });
    });
  } catch (error) {
    if (!isWithSubscriber) throw error;
    platform.log.error({ err: error, ...which }, 'parked event not taken');
    const reason = error instanceof Error ? error.message : String(error);
    await keepReason(platform, actor, which, reason);
    throw new Refusal('NOT_ALLOWED_NOW', `It was not taken, and stays here: ${reason}`);
  }
}

async function keepReason(platform: Platform, actor: Actor, which: ParkedEvent, error: string): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    await tx.db
      .updateTable('outboxParked')
      .set({ error, parkedAt: tx.now })
      .where('subscriber', '=', which.subscriber)
      .where('seq', '=', which.seq)
      .execute();
    tx.audit({ ...recordOf(which), event: 'parked_event.refused', after: { error } });
  });
}
