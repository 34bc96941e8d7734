import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import { type ManagedPath, managedMenus } from './menus.ts';

type Fields = Readonly<Record<string, string>>;

/** A field that the router does not show (a password without the `sensitive` policy) cannot be compared. */
const isHidden = (field: string, shown: string | undefined): boolean =>
  field === 'password' && (shown === undefined || /^\**$/.test(shown));

/** Which of these fields the row shows otherwise. */
export const differing = (fields: Fields, row: RouterRow): string[] =>
  Object.keys(fields).filter(
    (field) => !isHidden(field, row[field]) && canonical(field, row[field]) !== canonical(field, fields[field]),
  );

export const pick = (row: RouterRow, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? '']));

/** What brings a row back: the fields that have a value. */
export const restorable = (path: ManagedPath, row: RouterRow): Record<string, string> =>
  Object.fromEntries(
    managedMenus[path].writable.flatMap((field) => {
      const value = row[field];
      return value === undefined || value === '' || isHidden(field, value) ? [] : [[field, value]];
    }),
  );
