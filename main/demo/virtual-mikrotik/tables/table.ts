import type { Field, Menu, Values } from '../schema/menu.ts';
import { type Row, RowIndex } from './row-index.ts';
import { failure } from './trap.ts';

export type TableChange = { readonly kind: 'written' | 'removed'; readonly row: Row };

const canonicalId = (id: string) => id.toUpperCase();

/** The rows of one menu in their order, with an index for each thing that rows are looked up or compared by. */
export class Table {
  readonly menu: Menu;
  readonly fields: ReadonlyMap<string, Field>;
  readonly requiredFields: readonly string[];
  /** What a row has before anything is given. */
  readonly defaults: Values;
  readonly #rows = new Map<string, Row>();
  readonly #lookups = new Map<string, RowIndex>();
  readonly #uniques: readonly RowIndex[];
  readonly #listeners = new Set<(change: TableChange) => void>();
  #nextId = 1;

  constructor(menu: Menu) {
    this.menu = menu;
    this.fields = new Map(Object.entries(menu.fields));
    const fields = [...this.fields];
    this.requiredFields = fields.filter(([, field]) => field.required).map(([name]) => name);
    this.defaults = new Map(
      fields.flatMap(([name, field]) => (field.default === undefined ? [] : [[name, field.default] as const])),
    );
    for (const field of ['name', ...menu.indexed]) {
      if (this.fields.has(field)) this.#lookups.set(field, new RowIndex((values) => values.get(field)));
    }
    this.#uniques = menu.unique.map((rule) => new RowIndex(rule.key));
  }

  get size(): number {
    return this.#rows.size;
  }

  get nextId(): number {
    return this.#nextId;
  }

  rows(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** A row by `*1A` or, where rows have names, by name. */
  find(idOrName: string): Row | undefined {
    if (idOrName.startsWith('*')) return this.#rows.get(canonicalId(idOrName));
    return this.lookup('name', idOrName).values().next().value;
  }

  /** Rows whose indexed field has this value. */
  lookup(field: string, value: string): ReadonlySet<Row> {
    return this.#lookups.get(field)?.withKey(value) ?? new Set();
  }

  insert(values: Values, id?: string): Row {
    this.#refuseClash(values, undefined);
    const row: Row = { id: id === undefined ? this.#takeId() : canonicalId(id), values };
    if (id !== undefined) this.skipIdsTo(Number.parseInt(id.slice(1), 16) + 1);
    this.#rows.set(row.id, row);
    for (const index of this.#indexes()) index.add(row);
    this.#tell({ kind: 'written', row });
    return row;
  }

  write(row: Row, values: Values): void {
    this.#refuseClash(values, row);
    for (const index of this.#indexes()) index.remove(row);
    row.values = values;
    for (const index of this.#indexes()) index.add(row);
    this.#tell({ kind: 'written', row });
  }

  remove(row: Row): void {
    if (!this.#rows.delete(row.id)) return;
    for (const index of this.#indexes()) index.remove(row);
    this.#tell({ kind: 'removed', row });
  }

  /** Puts the rows before another one, or at the end. A row that is moved before itself stays where it is. */
  move(moved: readonly Row[], before: Row | undefined): void {
    if (before !== undefined && moved.includes(before)) return;
    const others = [...this.#rows.values()].filter((row) => !moved.includes(row));
    const at = before === undefined ? -1 : others.indexOf(before);
    others.splice(at < 0 ? others.length : at, 0, ...moved);
    this.#rows.clear();
    for (const row of others) this.#rows.set(row.id, row);
    for (const row of moved) this.#tell({ kind: 'written', row });
  }

  /** Ids are never given twice, also not after a snapshot was restored. */
  skipIdsTo(next: number): void {
    // The built-in rows' ids count down from FFFFFFFF and do not move the counter.
    if (next < 0x8000_0000) this.#nextId = Math.max(this.#nextId, next);
  }

  onChange(listener: (change: TableChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  *#indexes(): Iterable<RowIndex> {
    yield* this.#lookups.values();
    yield* this.#uniques;
  }

  #takeId(): string {
    const id = `*${this.#nextId.toString(16).toUpperCase()}`;
    this.#nextId += 1;
    return id;
  }

  #refuseClash(values: Values, self: Row | undefined): void {
    this.menu.unique.forEach((rule, position) => {
      for (const other of this.#uniques[position]?.sharing(values) ?? []) {
        if (other !== self && (rule.clashes?.(values, other.values) ?? true)) throw failure(rule.message);
      }
    });
  }

  #tell(change: TableChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
