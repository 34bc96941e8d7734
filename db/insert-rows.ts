import { CompiledQuery, type Insertable, type Kysely, SqliteAdapter } from 'kysely';
import { identifierOf } from './names.ts';
import type { Database } from './schema.ts';

/** Enough rows that a statement's own cost hardly counts, few enough for the parameters that stores allow. */
const ROWS_A_STATEMENT = 50;

const texts = new Map<string, string>();

const quoted = (name: string): string => `"${identifierOf(name)}"`;

function textOf(table: string, columns: readonly string[], rows: number, isSqlite: boolean): string {
  const key = [isSqlite, rows, table, ...columns].join(' ');
  const known = texts.get(key);
  if (known !== undefined) return known;
  let at = 0;
  const placeholder = (): string => {
    at += 1;
    return isSqlite ? '?' : `$${at}`;
  };
  const row = (): string => `(${columns.map(placeholder).join(', ')})`;
  const values = Array.from({ length: rows }, row).join(', ');
  const text = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values ${values}`;
  texts.set(key, text);
  return text;
}

/**
 * Inserts many rows of the same columns, in order. Kysely builds a query value by value, which for many rows costs more than
 * the store does; here one text serves every chunk.
 */
export async function insertRows<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof typeof first & string)[];
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const chunk = rows.slice(at, at + ROWS_A_STATEMENT);
    const parameters = chunk.flatMap((row) => columns.map((column) => row[column]));
    await db.executeQuery(CompiledQuery.raw(textOf(table, columns, chunk.length, isSqlite), parameters));
  }
}
