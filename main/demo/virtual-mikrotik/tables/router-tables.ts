import type { ByteString } from '../codec/byte-string.ts';
import type { Field, Menu, MenuPath, ParseContext, ShowContext, Values } from '../schema/menu.ts';
import type { Row } from './row-index.ts';
import { Table } from './table.ts';
import { type Arguments, changedFields, newFields, type Writer } from './write-fields.ts';

interface TablesOptions {
  readonly menus: readonly Menu[];
  readonly isoDates: boolean;
  readonly now: () => number;
}

/** Everything the router keeps, menu by menu, and the rules that hold between menus. */
export class RouterTables {
  readonly now: () => number;
  bootedAt: number;
  /** Set by whoever lets subscribers use the router. */
  flowOf: ShowContext['flowOf'];
  readonly #isoDates: boolean;
  readonly #tables: ReadonlyMap<string, Table>;

  constructor({ menus, isoDates, now }: TablesOptions) {
    this.now = now;
    this.bootedAt = now();
    this.#isoDates = isoDates;
    this.#tables = new Map(menus.map((menu) => [menu.path, new Table(menu)]));
  }

  all(): Iterable<Table> {
    return this.#tables.values();
  }

  find(path: string): Table | undefined {
    return this.#tables.get(path);
  }

  /** The table of a menu that is known to exist. */
  at(path: MenuPath): Table {
    const table = this.#tables.get(path);
    if (!table) throw new Error(`the virtual router has no menu ${path}`);
    return table;
  }

  add(table: Table, given: Arguments, writer: Writer, id?: string): Row {
    return table.insert(newFields(table, given, writer, this.#parseContext()), id);
  }

  change(table: Table, row: Row, given: Arguments, writer: Writer): void {
    table.write(row, changedFields(table, row.values, given, writer, this.#parseContext()));
  }

  /** The one row of a singleton menu. */
  singleton(table: Table): Row {
    return table.rows().next().value ?? table.insert(new Map(), '*0');
  }

  showContext(): ShowContext {
    return {
      now: this.now(),
      bootedAt: this.bootedAt,
      isoDates: this.#isoDates,
      rowName: (menu, id) => this.at(menu).find(id)?.values.get('name'),
      ...(this.flowOf === undefined ? {} : { flowOf: this.flowOf }),
    };
  }

  #parseContext(): ParseContext {
    return {
      now: this.now(),
      rowId: (menu: MenuPath, nameOrId: ByteString) => this.at(menu).find(nameOrId)?.id,
      rowCount: (menu: MenuPath) => this.at(menu).size,
    };
  }
}

function shown(field: Field | undefined, name: string, values: Values, context: ShowContext) {
  const computed = field?.live?.(context, values);
  if (computed !== undefined) return computed;
  const stored = values.get(name);
  return stored === undefined || !field?.kind.show ? stored : field.kind.show(stored, context);
}

/** One field as it is printed; `undefined` when the row prints without it. */
export function shownField(table: Table, row: Row, name: string, context: ShowContext): ByteString | undefined {
  if (name === '.id') return table.menu.shape === 'table' ? row.id : undefined;
  return shown(table.fields.get(name), name, row.values, context);
}

/** Visits all fields as they are printed, the id first, then in the menu's order. */
export function eachShown(
  table: Table,
  row: Row,
  context: ShowContext,
  visit: (name: string, value: ByteString) => void,
): void {
  if (table.menu.shape === 'table') visit('.id', row.id);
  for (const [name, field] of table.fields) {
    const value = shown(field, name, row.values, context);
    if (value !== undefined) visit(name, value);
  }
}

export const isDynamic = (values: Values): boolean => values.get('dynamic') === 'true';
