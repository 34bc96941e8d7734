import { CompiledQuery, PostgresDialect, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { identifierOf } from './names.ts';
import { readPostgresAddress } from './postgres-address.ts';

const OID = { int8: 20, date: 1082, numeric: 1700, timestamptz: 1184, json: 114, jsonb: 3802 } as const;

/** Text readers that make Postgres answer the same values as SQLite: numbers, `YYYY-MM-DD`, and ISO instants. */
const toExactInteger = (text: string): number | bigint => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

const readers = new Map<number, (text: string) => unknown>([
  [OID.int8, toExactInteger],
  [OID.numeric, Number],
  [OID.date, (text) => text],
  // As text, which store-values.ts parses by the column's name, as in SQLite.
  [OID.json, (text) => text],
  [OID.jsonb, (text) => text],
  [OID.timestamptz, (text) => new Date(text).toISOString()],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    readers.get(oid) ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** Spells names as the schema does while it writes a query. */
class NamingCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return identifierOf(name);
  }
}

class LastmilePostgresDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new NamingCompiler();
  }
}

const MAX_CONNECTIONS = 10;

/** `url` as libpq spells it. `readOnly`: the server refuses every write on them. */
export function openPostgres(
  url: string,
  { readOnly = false }: { readOnly?: boolean } = {},
): { dialect: PostgresDialect; pool: pg.Pool } {
  readPostgresAddress(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    types,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'lastmile',
  });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  const dialect = new LastmilePostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      if (readOnly) await connection.executeQuery(CompiledQuery.raw('set default_transaction_read_only = on'));
    },
  });
  return { dialect, pool };
}
