import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { propertyOf } from './names.ts';

const toMinor = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'string' ? BigInt(value) : value;

const toJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

interface Reading {
  readonly column: string;
  readonly property: string;
  readonly read: ((value: unknown) => unknown) | null;
}

const readings = new Map<string, Reading>();

function readingOf(column: string): Reading {
  let reading = readings.get(column);
  if (reading === undefined) {
    const property = propertyOf(column);
    const read = property.endsWith('Minor') ? toMinor : property.endsWith('Json') ? toJson : null;
    reading = { column, property, read };
    readings.set(column, reading);
  }
  return reading;
}

/** Makes both stores answer the same JavaScript values: camelCase names, `…Minor` as bigint, `…Json` as the parsed value. */
export class StoreValuesPlugin implements KyselyPlugin {
  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return args.node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    if (first === undefined) return result;
    const columns = Object.keys(first).map(readingOf);
    const rows = result.rows.map((row) => {
      const read: UnknownRow = {};
      for (const { column, property, read: value } of columns) {
        read[property] = value === null ? row[column] : value(row[column]);
      }
      return read;
    });
    return { ...result, rows };
  }
}

/** How a JSON value is written to a `…_json` column of either store. */
export const toJsonColumn = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner));
