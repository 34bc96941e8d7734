import { createHash } from 'node:crypto';
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { invalid } from '#kernel/errors.ts';

export interface PageInput {
  readonly direction: 'asc' | 'desc';
  readonly cursor: string | null;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Give it back to go on; null at the end. */
  readonly nextCursor: string | null;
}

/** What a list is sorted by: a column or expression that is never null, and the id that breaks ties. */
export interface KeysetOrder {
  readonly by: RawBuilder<string | number>;
  readonly id: RawBuilder<string>;
}

interface Position {
  readonly value: string | number;
  readonly id: string;
}

/**
 * Ties a position to the order it was taken from. A value that this order did not give itself may be of another type than its
 * column, which Postgres answers with an error and SQLite with nonsense. No secret: who makes one up harms nobody.
 */
const sealOf = (order: KeysetOrder, { value, id }: Position): string =>
  createHash('sha256')
    .update(JSON.stringify([order.by.toOperationNode(), order.id.toOperationNode(), value, id]))
    .digest('base64url')
    .slice(0, 12);

const encode = (order: KeysetOrder, at: Position): string =>
  Buffer.from(JSON.stringify([at.value, at.id, sealOf(order, at)])).toString('base64url');

const isOurs = (order: KeysetOrder, at: { value: unknown; id: unknown }, seal: unknown): at is Position =>
  (typeof at.value === 'string' || typeof at.value === 'number') &&
  typeof at.id === 'string' &&
  seal === sealOf(order, { value: at.value, id: at.id });

function decode(order: KeysetOrder, cursor: string): Position {
  try {
    const [value, id, seal]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const at = { value, id };
    if (isOurs(order, at, seal)) return at;
  } catch {
    // Text that is not one of ours is answered below like one of another list.
  }
  throw invalid({ cursor: 'This list has changed; open it anew.' });
}

/**
 * Keyset paging (https://use-the-index-luke.com/no-offset): the rows after a position, as fast on the last page as on the
 * first.
 */
export async function keysetPage<DB, TB extends keyof DB, O extends object>(
  query: SelectQueryBuilder<DB, TB, O>,
  order: KeysetOrder,
  { direction, cursor, limit }: PageInput,
): Promise<Page<O>> {
  let paged = query;
  if (cursor !== null) {
    const after = decode(order, cursor);
    const beyond = sql.raw(direction === 'asc' ? '>' : '<');
    paged = paged.where(sql<SqlBool>`(${order.by}, ${order.id}) ${beyond} (${after.value}, ${after.id})`);
  }
  const rows = await paged
    .select([order.by.as('sortValue'), order.id.as('sortId')])
    .orderBy(order.by, direction)
    .orderBy(order.id, direction)
    .limit(limit + 1)
    .execute();
  const items: (O & { sortValue: string | number; sortId: string })[] = rows.slice(0, limit) as never;
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last !== undefined ? encode(order, { value: last.sortValue, id: last.sortId }) : null;
  return { items: items.map(({ sortValue: _value, sortId: _id, ...item }) => item as unknown as O), nextCursor };
}

/** `%` and `_` in what a person typed mean themselves; used with `escape '\'`. */
export const likeText = (search: string): string =>
  `%${search
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;

/** Whether a column contains what a person typed. */
export const contains = (column: string, search: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${likeText(search)} escape '\\'`;
