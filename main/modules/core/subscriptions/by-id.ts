import { type RawBuilder, sql } from 'kysely';
import type { SubscriptionTable } from '#db/schema/core.ts';
import type { Id } from '#kernel/ids.ts';

/** SQLite takes 32,766 parameters a statement; a `case` of 200 rows also stays quick to evaluate. */
const CHUNK = 200;

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
