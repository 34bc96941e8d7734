import { rowInWords } from './menus.ts';
import type { PlannedRow } from './planned-row.ts';

const SHOWN = 3;

const value = (field: string, text: string | undefined): string =>
  field === 'password' ? 'another' : text === undefined || text === '' ? 'not set' : text;

/** `max-limit is 1000000/2000000, not 5000000/20000000`. */
export function changedFields({ before, after }: Pick<PlannedRow, 'before' | 'after'>): string {
  const fields = Object.entries(after ?? {}).map(([field, wanted]) => {
    if (field === 'password') return 'another password';
    const shown = value(field, before?.[field]);
    return wanted === '' ? `${field} is ${shown} and should not be set` : `${field} is ${shown}, not ${wanted}`;
  });
  return fields.join(', ');
}

function inWords(row: PlannedRow): string {
  const what = rowInWords(row.path, row.naturalKey);
  switch (row.sign) {
    case '+':
      return `missing: ${what}`;
    case '-':
      return `extra: ${what}`;
    case '~':
      return `changed: ${what} (${changedFields(row)})`;
  }
}

/** How the router differs from the books, in one line for the service's page. */
export function driftInWords(rows: readonly PlannedRow[], conflicts: readonly string[]): string {
  if (conflicts.length > 0) return conflicts.join(' ');
  const said = rows.slice(0, SHOWN).map(inWords);
  const more = rows.length > SHOWN ? [`and ${rows.length - SHOWN} more`] : [];
  const text = [...said, ...more].join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
