import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '#db/schema.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { addMs, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteContext, WriteTx } from './write.ts';

export interface NewJob {
  readonly kind: string;
  /** Jobs of one queue run one after another (a router, the billing). */
  readonly queue: string;
  readonly payload: unknown;
  /** While a queued job has this key, another is not added: the one that waits will see the newest books. */
  readonly dedupeKey?: string;
  readonly runAt?: Instant;
  readonly maxAttempts?: number;
}

export interface ClaimedJob {
  readonly id: Id;
  readonly kind: string;
  readonly queue: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly maxAttempts: number;
}

/** Puts a job into the caller's transaction: it exists if and only if the change that wanted it does. */
export async function enqueue(tx: Pick<WriteTx, 'db' | 'newId' | 'now' | 'touch'>, job: NewJob): Promise<void> {
  await tx.db
    .insertInto('job')
    .values({
      id: tx.newId(),
      kind: job.kind,
      queue: job.queue,
      dedupeKey: job.dedupeKey ?? null,
      payloadJson: toJsonColumn(job.payload),
      state: 'queued',
      runAt: job.runAt ?? tx.now,
      attempts: 0,
      maxAttempts: job.maxAttempts ?? 10,
      claimedBy: null,
      claimExpiresAt: null,
      lastError: null,
      createdAt: tx.now,
      finishedAt: null,
    })
    .onConflict((on) =>
      on
        .column('dedupeKey')
        .where(sql.ref('state'), '=', sql.lit('queued')) // a literal: SQLite matches the partial index by its text
        .doUpdateSet((eb) => ({
          runAt: sql<string>`case when ${eb.ref('excluded.runAt')} < ${eb.ref('job.runAt')} then ${eb.ref('excluded.runAt')} else ${eb.ref('job.runAt')} end`,
        })),
    )
    .execute();
  tx.touch('job', '*');
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '23505' || error.code === 'SQLITE_CONSTRAINT_UNIQUE');

/**
 * Claims the oldest due job of a queue in which nothing runs. `for update skip locked` keeps consoles from waiting on each
 * other; the unique index on running queues settles the rest.
 */
export async function claimJob(
  { store, clock }: Pick<WriteContext, 'store' | 'clock'>,
  claimant: string,
  leaseMs: number,
): Promise<ClaimedJob | undefined> {
  const now = clock.now();
  try {
    return await store.db.transaction().execute(async (db) => {
      let due = db
        .selectFrom('job')
        .select('id')
        .where('state', '=', 'queued')
        .where('runAt', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('job as other')
                .select('other.id')
                .whereRef('other.queue', '=', 'job.queue')
                .where('other.state', '=', 'running'),
            ),
          ),
        )
        .orderBy('runAt')
        .orderBy('id')
        .limit(1);
      if (store.kind === 'postgres') due = due.forUpdate().skipLocked();
      const candidate = await due.executeTakeFirst();
      if (candidate === undefined) return undefined;
      const row = await db
        .updateTable('job')
        .set((eb) => ({
          state: 'running',
          claimedBy: claimant,
          claimExpiresAt: addMs(now, leaseMs),
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', '=', candidate.id)
        .where('state', '=', 'queued')
        .returningAll()
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : {
            id: row.id,
            kind: row.kind,
            queue: row.queue,
            payload: row.payloadJson,
            attempts: row.attempts,
            maxAttempts: row.maxAttempts,
          };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return undefined; // another console took a job of that queue in the same moment
    throw error;
  }
}

/** Jobs whose console died go back to the queue. A job with the same key may wait already: then that one will do. */
export async function reclaimExpired({ store, clock }: Pick<WriteContext, 'store' | 'clock'>): Promise<number> {
  const now = clock.now();
  const expired = await store.db
    .selectFrom('job')
    .select(['id', 'dedupeKey'])
    .where('state', '=', 'running')
    .where('claimExpiresAt', '<', now)
    .execute();
  for (const job of expired) await requeue(store.db, job.id, now, 'Its console stopped answering; another goes on.');
  return expired.length;
}

/** Back to the queue, or done if a newer one with the same key waits there. */
export async function requeue(db: Kysely<Database>, id: Id, runAt: Instant, lastError: string | null): Promise<void> {
  const free = { claimedBy: null, claimExpiresAt: null, lastError };
  try {
    await db
      .updateTable('job')
      .set({ state: 'queued', runAt, ...free })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await db
      .updateTable('job')
      .set({ state: 'done', finishedAt: runAt, ...free })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  }
}
