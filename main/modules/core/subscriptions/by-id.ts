import { type RawBuilder, sql } from 'kysely';
import type { SubscriptionTable } from '#db/schema/core.ts';
import type { Id } from '#kernel/ids.ts';

/** A `case` is walked from its beginning for each row: of 50 that costs a quarter of one of 200. */
const CHUNK = 50;

export function* inChunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
}

/**
 * A value of its own for each of many rows in one update. Rows that are not named keep theirs, which also tells Postgres
 * the type of the values.
 */
export function byId<Column extends keyof SubscriptionTable & string>(
  column: Column,
  values: readonly (readonly [Id, SubscriptionTable[Column]])[],
): RawBuilder<SubscriptionTable[Column]> {
  const cases = values.map(([id, value]) => sql`when ${id} then ${value}`);
  return sql`case ${sql.ref('id')} ${sql.join(cases, sql` `)} else ${sql.ref(column)} end`;
}
