import { isTakeoverPath, type TakeoverPath, type TakeoverRow, type TakeoverTables } from '../menus.ts';
import type { Export, Statement } from './parse-export.ts';

type Row = Record<string, string>;

/** What a compact export leaves out because it is the default, as far as it matters here. */
const unsaid: Readonly<Partial<Record<TakeoverPath, TakeoverRow>>> = {
  '/ppp/secret': { service: 'any', profile: 'default', disabled: 'no' },
  '/ppp/profile': { 'only-one': 'default' },
  '/ip/hotspot/user': { profile: 'default', disabled: 'no' },
  '/ip/hotspot/user/profile': { 'shared-users': '1' },
  '/ip/dhcp-server/lease': { disabled: 'no' },
  '/queue/simple': { disabled: 'no', 'max-limit': '0/0' },
  '/ip/firewall/address-list': { disabled: 'no' },
};

/** Rows that every router has; an export only names them where they were changed. */
const builtIn: Readonly<Partial<Record<TakeoverPath, readonly TakeoverRow[]>>> = {
  '/ppp/profile': [
    { '.id': '*0', name: 'default', default: 'yes' },
    { '.id': '*FFFFFFFE', name: 'default-encryption', default: 'yes' },
  ],
  '/ip/hotspot/user/profile': [{ '.id': '*0', name: 'default', default: 'yes' }],
  '/ip/hotspot/user': [{ '.id': '*0', name: 'default-trial', default: 'yes', dynamic: 'yes' }],
};

const truth = (text: string | undefined): string => (text === 'true' ? 'yes' : (text ?? ''));

const fits = (row: Row, fields: Readonly<Record<string, string>>): boolean =>
  Object.entries(fields).every(([field, value]) => truth(row[field]) === truth(value));

function rowsMeant({ target }: Statement, rows: readonly Row[]): readonly Row[] {
  switch (target.kind) {
    case 'menu':
      return [];
    case 'find':
      return rows.filter((row) => fits(row, target.fields));
    case 'named': {
      const found = rows.filter((row) => row['.id'] === target.name || row.name === target.name);
      const nth = /^\d+$/.test(target.name) ? rows[Number(target.name)] : undefined;
      return found.length > 0 || nth === undefined ? found : [nth];
    }
  }
}

/** Fields that were exported as hidden or not at all stay absent: nobody may take them for empty ones. */
const withoutHidden = ({ ...row }: Row): Row => {
  if (row.password === undefined || /^\*+$/.test(row.password)) delete row.password;
  return row;
};

/** The rows that an export would make, in the shape in which they are read from a router. */
export function tablesOfExport({ statements }: Pick<Export, 'statements'>): TakeoverTables {
  const tables = new Map<TakeoverPath, Row[]>();
  const rowsOf = (path: TakeoverPath): Row[] => {
    const known = tables.get(path) ?? (builtIn[path] ?? []).map((row) => ({ ...unsaid[path], ...row }));
    tables.set(path, known);
    return known;
  };
  for (const statement of statements) {
    const { path, verb, fields } = statement;
    if (!isTakeoverPath(path)) continue;
    const rows = rowsOf(path);
    if (verb === 'add') rows.push({ ...unsaid[path], ...fields });
    else for (const row of rowsMeant(statement, rows)) Object.assign(row, fields);
  }
  return Object.fromEntries([...tables].map(([path, rows]) => [path, rows.map(withoutHidden)]));
}
