export type StoreKind = 'sqlite' | 'postgres';

/**
 * How each store spells our column types. Postgres has native types; SQLite (STRICT tables) keeps ids, instants, dates and
 * JSON as text. Names carry the rest: a column ending in `_minor` is read as bigint, one ending in `_json` as a value
 * (see store-values.ts).
 */
const spellings: Readonly<Record<StoreKind, Readonly<Record<string, string>>>> = {
  postgres: {
    id: 'uuid',
    text: 'text',
    int: 'integer',
    big: 'bigint',
    real: 'double precision',
    instant: 'timestamptz(3)',
    date: 'date',
    json: 'jsonb',
    end: '',
  },
  sqlite: {
    id: 'text',
    text: 'text',
    int: 'integer',
    big: 'integer',
    real: 'real',
    instant: 'text',
    date: 'text',
    json: 'text',
    end: 'strict',
  },
};

/** Fills the `{type}` words of a schema statement for one store; an unknown word is a mistake in the migration. */
export function spellFor(kind: StoreKind, statement: string): string {
  return statement.replace(/\{(\w+)\}/g, (word, name: string) => {
    const spelling = spellings[kind][name];
    if (spelling === undefined) throw new Error(`No column type ${word}`);
    return spelling;
  });
}
