import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

const readers = new Map<string, ((value: unknown) => unknown) | null>();

const toMinor = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'string' ? BigInt(value) : value;

const toJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

function readerOf(column: string): ((value: unknown) => unknown) | null {
  let reader = readers.get(column);
  if (reader === undefined) {
    reader = column.endsWith('Minor') ? toMinor : column.endsWith('Json') ? toJson : null;
    readers.set(column, reader);
  }
  return reader;
}

/** Makes both stores answer the same JavaScript values: `…Minor` is bigint, `…Json` the parsed value. */
export class StoreValuesPlugin implements KyselyPlugin {
  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return args.node;
  }

  async transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const { rows } = args.result;
    const first = rows[0];
    if (first === undefined) return args.result;
    const columns = Object.keys(first).flatMap((column) => {
      const read = readerOf(column);
      return read === null ? [] : [{ column, read }];
    });
    if (columns.length > 0) {
      for (const row of rows) {
        for (const { column, read } of columns) row[column] = read(row[column]);
      }
    }
    return args.result;
  }
}

/** How a JSON value is written to a `…_json` column of either store. */
export const toJsonColumn = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner));
