import type { Values } from '../schema/menu.ts';

/** One row of a menu. `values` is replaced as a whole, never changed in place. */
export interface Row {
  readonly id: string;
  values: Values;
}

const nothing: ReadonlySet<Row> = new Set();

/** Rows by a key computed from their values; rows without the key are not in it. */
export class RowIndex {
  readonly #keyOf: (values: Values) => string | undefined;
  readonly #rows = new Map<string, Set<Row>>();

  constructor(keyOf: (values: Values) => string | undefined) {
    this.#keyOf = keyOf;
  }

  withKey(key: string | undefined): ReadonlySet<Row> {
    return (key === undefined ? undefined : this.#rows.get(key)) ?? nothing;
  }

  sharing(values: Values): ReadonlySet<Row> {
    return this.withKey(this.#keyOf(values));
  }

  add(row: Row): void {
    const key = this.#keyOf(row.values);
    if (key === undefined) return;
    const sharers = this.#rows.get(key);
    if (sharers) sharers.add(row);
    else this.#rows.set(key, new Set([row]));
  }

  remove(row: Row): void {
    const key = this.#keyOf(row.values);
    const sharers = key === undefined ? undefined : this.#rows.get(key);
    if (key === undefined || sharers === undefined) return;
    sharers.delete(row);
    if (sharers.size === 0) this.#rows.delete(key);
  }
}
