import { canonical } from './canonical.ts';
import type { ManagedPath } from './menus.ts';
import { isSession, isShared, type PlannedRow } from './planned-row.ts';

type Fields = Readonly<Record<string, string>>;

/** A row as it stands in the books of a change: what was there at first, and what was wanted. */
export type RecordedRow = Pick<PlannedRow, 'path' | 'naturalKey' | 'sign' | 'before' | 'after' | 'reason'>;

const keyOf = ({ path, naturalKey, sign }: RecordedRow): string =>
  `${path} ${naturalKey}${sign === '-' && !isSession({ path }) ? ' -' : ''}`;

const joined = (first: Fields | null, later: Fields | null): Fields | null =>
  first === null || later === null ? null : { ...later, ...first };

function continued(first: RecordedRow, later: RecordedRow | undefined): RecordedRow {
  if (later === undefined || first.sign === '-') return first;
  const after = { ...first.after, ...later.after };
  return { ...first, after, before: first.sign === '+' ? null : joined(first.before, later.before ?? {}) };
}

/**
 * The rows of a change that was interrupted, with what is still to be written. What stood there before the first attempt
 * stays on record: that is what an undo restores.
 */
export function mergeRecorded(recorded: readonly RecordedRow[], planned: readonly PlannedRow[]): RecordedRow[] {
  const later = new Map(planned.map((row) => [keyOf(row), row]));
  const known = new Set(recorded.map(keyOf));
  const kept = recorded.map((row) => continued(row, later.get(keyOf(row))));
  return [...kept, ...planned.filter((row) => !known.has(keyOf(row)))];
}

const sameFields = (one: Fields | null, other: Fields | null): boolean => {
  if (one === null || other === null) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => name === 'password' || canonical(name, one[name]) === canonical(name, other[name]));
};

/** Whether everything that is to be written was on record before, as a person saw it. */
export function isWithin(planned: readonly PlannedRow[], recorded: readonly RecordedRow[]): boolean {
  const known = new Map(recorded.map((row) => [keyOf(row), row]));
  return planned.every((row) => {
    const first = known.get(keyOf(row));
    if (isSession(row)) return true;
    if (first === undefined) return false;
    return row.sign === '-' || sameFields(pickLike(first.after, row.after), row.after);
  });
}

const pickLike = (fields: Fields | null, like: Fields | null): Fields | null =>
  fields === null || like === null
    ? fields
    : Object.fromEntries(Object.keys(like).flatMap((name) => (name in fields ? [[name, fields[name] ?? '']] : [])));

export const ownRows = (rows: readonly RecordedRow[]): RecordedRow[] =>
  rows.filter((row) => !isShared(row) && !isSession(row));

export const sharedWithin = (planned: readonly PlannedRow[], recorded: readonly RecordedRow[]): boolean =>
  isWithin(planned.filter(isShared), recorded);

export const pathsOf = (rows: readonly RecordedRow[]): ManagedPath[] => [...new Set(rows.map(({ path }) => path))];
