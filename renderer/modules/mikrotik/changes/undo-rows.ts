import type { ChangeRow } from '#contract/mikrotik.ts';
import { isSession } from './session-paths.ts';

export interface UndoRow {
  readonly key: string;
  readonly sign: '+' | '−' | '~';
  readonly name: string;
  readonly path: string;
  /** "profile isp-suspended → home-20". */
  readonly how: string;
}

const backwards = { '+': '−', '-': '+', '~': '~' } as const;

/** What an undo will write: the rows that were written, turned round, the last one first. */
export function undoRows(rows: readonly ChangeRow[]): UndoRow[] {
  return rows
    .filter(({ state }) => state === 'applied' || state === 'verified')
    .toReversed()
    .map((row) => ({
      key: String(row.rowNo),
      sign: backwards[row.sign],
      name: row.naturalKey,
      path: row.path,
      how: how(row),
    }));
}

function how(row: ChangeRow): string {
  const { sign, before, after } = row;
  if (isSession(row)) return 'dials in again by itself';
  if (sign === '+') return 'is removed again';
  if (sign === '-') return 'is put back';
  return Object.keys(after ?? {})
    .map((field) => `${field} ${after?.[field] || 'empty'} → ${before?.[field] || 'empty'}`)
    .join(', ');
}
