import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';

/** The store or a transaction on it. */
export type Db = Kysely<Database>;

/**
 * Holds other writers of these customers' money until the transaction ends, so that what was read stays true. SQLite has
 * one writer at a time anyway. `no key update` lets core add services meanwhile.
 */
export async function lockCustomers(platform: Platform, tx: Pick<WriteTx, 'db'>, ids: readonly Id[]): Promise<void> {
  if (platform.store.kind === 'sqlite' || ids.length === 0) return;
  await tx.db.selectFrom('customer').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
}

export interface LockedRun {
  readonly id: Id;
  readonly runDate: CalendarDate;
  readonly suspendedCount: number;
}

/**
 * Consoles that run the same day take turns, step by step. Undefined when the run has ended meanwhile: then there is
 * nothing left to do.
 */
export async function lockRun(platform: Platform, tx: Pick<WriteTx, 'db'>, id: Id): Promise<LockedRun | undefined> {
  let locking = tx.db
    .selectFrom('billingRun')
    .select(['id', 'runDate', 'suspendedCount'])
    .where('id', '=', id)
    .where('state', '=', 'running');
  if (platform.store.kind === 'postgres') locking = locking.forUpdate();
  return await locking.executeTakeFirst();
}
