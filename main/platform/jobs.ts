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

export const isUniqueViolation = (error: unknown): boolean =>
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

const running = (db: Kysely<Database>) =>
  db.selectFrom('job').select(['id', 'claimedBy', 'claimExpiresAt']).where('state', '=', 'running');

async function reclaim(
  { store, clock }: Pick<WriteContext, 'store' | 'clock'>,
  left: Awaited<ReturnType<ReturnType<typeof running>['execute']>>,
): Promise<void> {
  for (const { id, claimedBy, claimExpiresAt } of left) {
    if (claimedBy === null || claimExpiresAt === null) continue;
    const lastError = 'Its console stopped answering; another goes on.';
    await requeue(store.db, { id, claimedBy, claimExpiresAt }, { runAt: clock.now(), lastError });
  }
}

/** Jobs whose console died go back to the queue; `mine` are at work in this process, whatever their lease says. */
export async function reclaimExpired(
  context: Pick<WriteContext, 'store' | 'clock'>,
  mine: ReadonlySet<Id> = new Set(),
): Promise<void> {
  const expired = await running(context.store.db).where('claimExpiresAt', '<', context.clock.now()).execute();
  await reclaim(
    context,
    expired.filter(({ id }) => !mine.has(id)),
  );
}

/** Every running job of another console goes back to the queue, before its lease has run out: for who knows that none is left. */
export async function reclaimFromOthers(
  context: Pick<WriteContext, 'store' | 'clock'>,
  claimant: string,
): Promise<void> {
  await reclaim(context, await running(context.store.db).where('claimedBy', '!=', claimant).execute());
}

/** Whose claim is given up. With `claimExpiresAt`: only while the lease is still the one that was seen to have run out. */
export interface Claim {
  readonly id: Id;
  readonly claimedBy: string;
  readonly claimExpiresAt?: Instant;
}

/**
 * Back to the queue, or done if a newer one with the same key waits there. Guarded by the claim: a console that lost it hands
 * nothing back. `uncounted`: the attempt was a wait, not a failure.
 */
export async function requeue(
  db: Kysely<Database>,
  { id, claimedBy, claimExpiresAt }: Claim,
  { runAt, lastError, uncounted = false }: { runAt: Instant; lastError: string | null; uncounted?: boolean },
): Promise<void> {
  const mine = () => {
    const claimed = db
      .updateTable('job')
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('claimedBy', '=', claimedBy);
    return claimExpiresAt === undefined ? claimed : claimed.where('claimExpiresAt', '=', claimExpiresAt);
  };
  const free = { claimedBy: null, claimExpiresAt: null, lastError };
  try {
    await mine()
      .set((eb) => ({
        state: 'queued',
        runAt,
        ...free,
        attempts: uncounted ? eb('attempts', '-', 1) : eb.ref('attempts'),
      }))
      .execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await mine()
      .set({ state: 'done', finishedAt: runAt, ...free })
      .execute();
  }
}
