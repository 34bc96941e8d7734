import { dayInWords, isDay } from '#app/show/Day.tsx';
import type { AuditEntryView } from '#contract/platform.ts';
import { formatMoney } from '#kernel/money.ts';
import type { DiffField, DiffSign } from '#ui/DiffTable.tsx';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** "stateSince" as "State since"; an amount's unit is said by its value. */
function labelOf(key: string): string {
  const words = key
    .replace(/(Minor|Json)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A value of the audit's JSON as a person reads it. `inner`: within a list, where a whole id would hide the rest. */
function textOf(key: string, value: unknown, currency: string, inner = false): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => textOf(key, item, currency, true)).join('; ');
  if (isFields(value)) {
    return Object.entries(value)
      .map(([name, item]) => `${labelOf(name).toLowerCase()} ${textOf(name, item, currency, true)}`)
      .join(', ');
  }
  if (typeof value !== 'string') return String(value);
  if (/Minor$/.test(key) && /^-?\d+$/.test(value)) return formatMoney(BigInt(value), currency);
  if (isDay(value)) return dayInWords(value, 'en-GB');
  return inner && uuid.test(value) ? value.slice(-8) : value;
}

export interface FieldChanges {
  readonly sign: DiffSign;
  readonly fields: readonly DiffField[];
}

/**
 * What an entry of the audit says about the record's fields: those that became another, those that were there and are not
 * told again, and those that came. An entry need not tell the whole record: a field that it leaves out was not emptied.
 */
export function fieldChanges(
  { before, after }: Pick<AuditEntryView, 'before' | 'after'>,
  currency: string,
): FieldChanges[] {
  const from = isFields(before) ? before : {};
  const to = isFields(after) ? after : {};
  const text = (fields: Fields, key: string) => textOf(key, fields[key], currency);
  const changed = Object.keys(from)
    .filter((key) => key in to)
    .map((key) => ({ name: labelOf(key), before: text(from, key), after: text(to, key) }))
    .filter((field) => field.before !== field.after);
  const gone = Object.keys(from)
    .filter((key) => !(key in to))
    .map((key) => ({ name: labelOf(key), before: text(from, key) }))
    .filter((field) => field.before !== '');
  const come = Object.keys(to)
    .filter((key) => !(key in from))
    .map((key) => ({ name: labelOf(key), after: text(to, key) }))
    .filter((field) => field.after !== '');
  const all: FieldChanges[] = [
    { sign: 'change', fields: changed },
    { sign: 'remove', fields: gone },
    { sign: 'add', fields: come },
  ];
  return all.filter(({ fields }) => fields.length > 0);
}

type Named = Pick<AuditEntryView, 'before' | 'after' | 'recordId' | 'recordName'>;

/** What a person calls the record: as it is called today, or by the number, code or name that the entry holds. */
export function recordName({ before, after, recordId, recordName: today }: Named): string {
  if (today !== null) return today;
  for (const fields of [after, before]) {
    if (!isFields(fields)) continue;
    for (const key of ['number', 'code', 'name', 'email', 'runDate', 'kind']) {
      const value = fields[key];
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return recordId.slice(-8);
}
