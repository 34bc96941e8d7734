import { fromText, toText } from '../codec/byte-string.ts';
import { isDynamic, type RouterTables } from './router-tables.ts';
import type { Row } from './row-index.ts';
import type { Table } from './table.ts';

/** What a router keeps through a reboot, as plain JSON. Passwords are in it. */
export interface RouterSnapshot {
  readonly tables: Readonly<Record<string, TableSnapshot>>;
}

interface TableSnapshot {
  readonly nextId: number;
  /** Fields as the router keeps them (references by id), with `.id`. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const isStatic = (table: Table, row: Row) => !table.menu.volatile && !isDynamic(row.values);

/** The row without what only a running router knows. */
function rested(table: Table, row: Row): Map<string, string> {
  const values = new Map(row.values);
  for (const [name, field] of table.fields) {
    if (!field.runtime) continue;
    if (field.default === undefined) values.delete(name);
    else values.set(name, field.default);
  }
  return values;
}

/** What a reboot does to the tables: dynamic rows and running state are gone, configuration stays. */
export function forgetRunningState(tables: RouterTables): void {
  for (const table of tables.all()) {
    for (const row of [...table.rows()]) {
      if (isStatic(table, row)) table.write(row, rested(table, row));
      else table.remove(row);
    }
  }
}

export function takeSnapshot(tables: RouterTables): RouterSnapshot {
  const entries = [...tables.all()]
    .filter((table) => !table.menu.volatile)
    .map((table): [string, TableSnapshot] => {
      const rows = [...table.rows()].filter((row) => isStatic(table, row));
      const plain = rows.map((row) => ({
        '.id': row.id,
        ...Object.fromEntries([...rested(table, row)].map(([name, value]) => [name, toText(value)])),
      }));
      return [table.menu.path, { nextId: table.nextId, rows: plain }];
    });
  return { tables: Object.fromEntries(entries) };
}

export function restoreSnapshot(tables: RouterTables, snapshot: RouterSnapshot): void {
  forgetRunningState(tables);
  for (const table of tables.all()) {
    const kept = snapshot.tables[table.menu.path];
    // A menu that the snapshot does not know is as the router came.
    if (kept === undefined) continue;
    for (const row of [...table.rows()]) table.remove(row);
    for (const { '.id': id, ...fields } of kept.rows) {
      table.insert(new Map(Object.entries(fields).map(([name, value]) => [name, fromText(value)])), id);
    }
    table.skipIdsTo(kept.nextId);
  }
}
