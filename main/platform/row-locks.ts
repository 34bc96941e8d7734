import type { SelectQueryBuilder } from 'kysely';
import type { Platform } from './platform.ts';

/**
 * SQLite has one writer at a time, so that what a transaction reads stays so. On Postgres the rows are locked: `held` ones
 * cannot be changed until the transaction ends (others may hold them too), `locked` ones are ours alone; records that only
 * refer to them may still be added.
 */
export const held = <DB, TB extends keyof DB, O>(
  platform: Platform,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> => (platform.store.kind === 'postgres' ? query.forShare() : query);

export const locked = <DB, TB extends keyof DB, O>(
  platform: Platform,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> => (platform.store.kind === 'postgres' ? query.forNoKeyUpdate() : query);
