import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import { FoundRows } from './found-rows.ts';
import { markerOf } from './markers.ts';
import { keyOf, type ManagedPath } from './menus.ts';

export type Tables = Readonly<Partial<Record<ManagedPath, readonly RouterRow[]>>>;

const NONE: readonly RouterRow[] = [];

function grouped(rows: readonly RouterRow[], by: (row: RouterRow) => string | undefined): Map<string, RouterRow[]> {
  const groups = new Map<string, RouterRow[]>();
  for (const row of rows) {
    const key = by(row);
    if (key === undefined || key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

export const isDynamic = (row: RouterRow): boolean => canonical('dynamic', row.dynamic) === 'yes';
export const isDisabled = (row: RouterRow): boolean => canonical('disabled', row.disabled) === 'yes';

/** What was read of a router at one moment, found by marker, natural key or address. */
export class RouterView {
  readonly #tables: Tables;
  readonly #byMarker = new Map<ManagedPath, Map<string, RouterRow[]>>();
  readonly #byKey = new Map<ManagedPath, Map<string, RouterRow[]>>();
  readonly #byField = new Map<string, Map<string, RouterRow[]>>();

  /** Rows of others that were taken over: ours too, before their comments say so. */
  readonly found: FoundRows;

  constructor(tables: Tables, found: FoundRows = FoundRows.none) {
    this.#tables = tables;
    this.found = found;
  }

  /** Whether this menu was read at all. */
  has(path: ManagedPath): boolean {
    return this.#tables[path] !== undefined;
  }

  get paths(): ManagedPath[] {
    return Object.keys(this.#tables) as ManagedPath[];
  }

  rows(path: ManagedPath): readonly RouterRow[] {
    return this.#tables[path] ?? NONE;
  }

  /** Rows that carry this marker. The router's own dynamic rows are nobody's. */
  marked(path: ManagedPath, marker: string): readonly RouterRow[] {
    return this.#markers(path).get(marker) ?? NONE;
  }

  /** Every marker of ours in a menu. */
  markersOf(path: ManagedPath): Iterable<string> {
    return this.#markers(path).keys();
  }

  withKey(path: ManagedPath, key: string): readonly RouterRow[] {
    let index = this.#byKey.get(path);
    if (index === undefined) {
      index = grouped(this.rows(path), (row) => keyOf(path, row));
      this.#byKey.set(path, index);
    }
    return index.get(key) ?? NONE;
  }

  /** Rows whose field means this value. */
  withField(path: ManagedPath, field: string, value: string): readonly RouterRow[] {
    const name = `${path} ${field}`;
    let index = this.#byField.get(name);
    if (index === undefined) {
      index = grouped(this.rows(path), (row) => canonical(field, row[field]));
      this.#byField.set(name, index);
    }
    return index.get(canonical(field, value)) ?? NONE;
  }

  #markers(path: ManagedPath): Map<string, RouterRow[]> {
    let index = this.#byMarker.get(path);
    if (index === undefined) {
      index = grouped(this.rows(path), (row) =>
        isDynamic(row) ? undefined : (markerOf(path, row) ?? this.found.claim(path, row)),
      );
      this.#byMarker.set(path, index);
    }
    return index;
  }
}
