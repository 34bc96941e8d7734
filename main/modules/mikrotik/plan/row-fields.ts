import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import { type ManagedPath, managedMenus } from './menus.ts';

type Fields = Readonly<Record<string, string>>;

/** A router shows passwords only to users with the policy `sensitive`. */
const isHidden = (field: string, shown: string | undefined): boolean =>
  field === 'password' && (shown === undefined || /^\**$/.test(shown));

/** Which of these fields the row shows otherwise; what it hides differs if it is to be written anew. */
export const differing = (fields: Fields, row: RouterRow, rewritesHidden = false): string[] =>
  Object.keys(fields).filter((field) =>
    isHidden(field, row[field])
      ? rewritesHidden
      : row[field] !== fields[field] && canonical(field, row[field]) !== canonical(field, fields[field]),
  );

/** These fields as the row shows them; what it hides cannot be told, nor restored. */
export const pick = (row: RouterRow, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.filter((field) => !isHidden(field, row[field])).map((field) => [field, row[field] ?? '']));

/** What brings a row back: the fields that have a value. */
export const restorable = (path: ManagedPath, row: RouterRow): Record<string, string> =>
  Object.fromEntries(
    managedMenus[path].writable.flatMap((field) => {
      const value = row[field];
      return value === undefined || value === '' || isHidden(field, value) ? [] : [[field, value]];
    }),
  );
