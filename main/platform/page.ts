import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { Refusal } from '#kernel/errors.ts';

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

const encode = ({ value, id }: Position): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

function decode(cursor: string): Position {
  try {
    const [value, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if ((typeof value === 'string' || typeof value === 'number') && typeof id === 'string') return { value, id };
  } catch {
    // Text that is not one of ours is answered below like one of the wrong shape.
  }
  throw new Refusal('INVALID_INPUT', 'This list position is not valid any more. Start the list again.');
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
    const after = decode(cursor);
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
    rows.length > limit && last !== undefined ? encode({ value: last.sortValue, id: last.sortId }) : null;
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
