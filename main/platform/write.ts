import type { Transaction } from 'kysely';
import { insertRows } from '#db/insert-rows.ts';
import type { Store } from '#db/open.ts';
import type { Database } from '#db/schema.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { Clock, Instant } from '#kernel/clock.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { type AuditEntry, chainRows } from './audit.ts';
import type { DomainEvents, EventType } from './event-types.ts';
import type { LiveBus, Touch } from './live-bus.ts';
import { notifyTouches } from './postgres-bridge.ts';

/** What every use case needs to write: one transaction, with its audit rows and events inside it. */
export interface WriteTx {
  readonly db: Transaction<Database>;
  readonly actor: Actor;
  readonly now: Instant;
  readonly newId: NewId;
  audit(entry: AuditEntry): void;
  emit<T extends EventType>(type: T, payload: DomainEvents[T]): void;
  /** Refreshes screens that show this record, for changes that are not audited. */
  touch(model: string, id: string): void;
}

export interface WriteContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly bus: LiveBus;
}

type PendingEvent = { readonly type: EventType; readonly payload: unknown };

const INSERT_CHUNK = 200;

export async function insertChunked<Row>(
  rows: readonly Row[],
  insert: (chunk: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += INSERT_CHUNK) await insert(rows.slice(at, at + INSERT_CHUNK));
}

/**
 * Locks the chain's head last, so that audit and outbox have one order: that of the commits. Everything that wrote holds
 * the lock only for these inserts.
 */
async function flush(
  context: WriteContext,
  db: Transaction<Database>,
  actor: Actor,
  now: Instant,
  audits: readonly AuditEntry[],
  events: readonly PendingEvent[],
): Promise<void> {
  if (audits.length === 0 && events.length === 0) return;
  const locked = await db
    .updateTable('chainHead')
    .set((eb) => ({ eventSeq: eb('eventSeq', '+', events.length) }))
    .where('id', '=', 1)
    .returningAll()
    .executeTakeFirstOrThrow();
  const { rows, head } = chainRows({ seq: locked.auditSeq, hash: locked.auditHash }, audits, actor, now, context.newId);
  await insertRows(db, 'auditLog', rows);
  if (rows.length > 0) {
    await db.updateTable('chainHead').set({ auditSeq: head.seq, auditHash: head.hash }).where('id', '=', 1).execute();
  }
  const firstSeq = locked.eventSeq - events.length + 1;
  const outbox = events.map((event, n) => ({
    seq: firstSeq + n,
    id: context.newId(),
    at: now,
    type: event.type,
    payloadJson: toJsonColumn(event.payload),
  }));
  await insertRows(db, 'outboxEvent', outbox);
}

const RETRIES = 3;

/** Postgres broke a deadlock or a serialization knot: nothing happened, and the same work may be tried again. */
const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');

/** Runs one use case's writing in one transaction; audit rows and events are part of it or nothing is. */
export async function write<T>(context: WriteContext, actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeOnce(context, actor, work);
    } catch (error) {
      if (attempt >= RETRIES || !isRetryable(error)) throw error;
    }
  }
}

async function writeOnce<T>(context: WriteContext, actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const audits: AuditEntry[] = [];
  const events: PendingEvent[] = [];
  const touches: Touch[] = [];
  const now = context.clock.now();
  const result = await context.store.db.transaction().execute(async (db) => {
    const value = await work({
      db,
      actor,
      now,
      newId: context.newId,
      audit(entry) {
        audits.push(entry);
        touches.push({ model: entry.model, id: entry.recordId });
      },
      emit(type, payload) {
        events.push({ type, payload });
      },
      touch(model, id) {
        touches.push({ model, id });
      },
    });
    await flush(context, db, actor, now, audits, events);
    if (events.length > 0) touches.push({ model: 'outbox', id: '*' });
    if (context.store.kind === 'postgres') await notifyTouches(db, touches);
    return value;
  });
  if (context.store.kind === 'sqlite') context.bus.publish(touches);
  return result;
}
