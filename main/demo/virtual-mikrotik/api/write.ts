import type { WriteVerb } from '../schema/menu.ts';
import { isDynamic, type RouterTables } from '../tables/router-tables.ts';
import type { Row } from '../tables/row-index.ts';
import type { Table } from '../tables/table.ts';
import { failure, missingArgument, noSuchItem } from '../tables/trap.ts';
import type { Arguments } from '../tables/write-fields.ts';
import { done, doneWith, type ReplySentence } from './reply.ts';

type Write = (tables: RouterTables, table: Table, given: Arguments) => ReplySentence;

const addressing = ['.id', 'numbers'];

function without(given: Arguments, names: readonly string[]): Arguments {
  return new Map([...given].filter(([name]) => !names.includes(name)));
}

function findOne(table: Table, idOrName: string): Row {
  const row = table.find(idOrName);
  if (!row) throw noSuchItem();
  return row;
}

/** The rows of `.id` or its alias `numbers`: ids or names, several behind commas; one that is missing refuses all. */
function addressed(table: Table, given: Arguments): Row[] {
  const ids = given.get('.id') ?? given.get('numbers');
  if (ids === undefined) throw missingArgument('.id');
  return ids.split(',').map((id) => findOne(table, id));
}

function refuseDynamic(table: Table, rows: readonly Row[], deed: 'change' | 'remove'): void {
  const { dynamicRows } = table.menu;
  if (!dynamicRows || (deed === 'remove' && dynamicRows.removable)) return;
  if (rows.some((row) => isDynamic(row.values))) throw failure(`can not ${deed} dynamic ${dynamicRows.noun}`);
}

/** The profiles that a router comes with stay. */
function refuseBuiltIn(rows: readonly Row[]): void {
  if (rows.some((row) => row.values.get('default') === 'true')) throw failure('can not remove default profile');
}

function changeAll(tables: RouterTables, table: Table, rows: readonly Row[], given: Arguments): ReplySentence {
  refuseDynamic(table, rows, 'change');
  for (const row of rows) tables.change(table, row, given, 'client');
  return done;
}

const toggle =
  (disabled: 'yes' | 'no'): Write =>
  (tables, table, given) =>
    changeAll(tables, table, addressed(table, given), new Map([['disabled', disabled]]));

const writes: Record<WriteVerb, Write> = {
  add(tables, table, given) {
    const placed = given.get('place-before');
    const ordered = table.menu.verbs.includes('move');
    if (placed === undefined || !ordered) return doneWith(tables.add(table, given, 'client').id);
    const before = findOne(table, placed);
    const row = tables.add(table, without(given, ['place-before']), 'client');
    table.move([row], before);
    return doneWith(row.id);
  },
  set(tables, table, given) {
    if (table.menu.shape === 'table') {
      return changeAll(tables, table, addressed(table, given), without(given, addressing));
    }
    tables.change(table, tables.singleton(table), given, 'client');
    return done;
  },
  remove(_tables, table, given) {
    const rows = addressed(table, given);
    refuseDynamic(table, rows, 'remove');
    refuseBuiltIn(rows);
    for (const row of rows) table.remove(row);
    return done;
  },
  enable: toggle('no'),
  disable: toggle('yes'),
  unset(tables, table, given) {
    const name = given.get('value-name');
    if (name === undefined) throw missingArgument('value-name');
    return changeAll(tables, table, addressed(table, given), new Map([[`!${name}`, '']]));
  },
  move(_tables, table, given) {
    const destination = given.get('destination');
    table.move(addressed(table, given), destination === undefined ? undefined : findOne(table, destination));
    return done;
  },
  'make-static'(tables, table, given) {
    for (const row of addressed(table, given)) tables.change(table, row, new Map([['dynamic', 'no']]), 'router');
    return done;
  },
};

const isWriteVerb = (verb: string): verb is WriteVerb => Object.hasOwn(writes, verb);

/** The write that this menu offers under this name, if it does. */
export function findWrite(table: Table, verb: string): Write | undefined {
  return isWriteVerb(verb) && table.menu.verbs.includes(verb) ? writes[verb] : undefined;
}
