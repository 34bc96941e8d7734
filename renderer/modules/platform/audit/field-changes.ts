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

function textOf(key: string, value: unknown, currency: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' && /Minor$/.test(key) && /^-?\d+$/.test(value)) {
    return formatMoney(BigInt(value), currency);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an entry of the audit says about the record's fields: only those that became another. */
export function fieldChanges(
  { before, after }: Pick<AuditEntryView, 'before' | 'after'>,
  currency: string,
): { sign: DiffSign; fields: DiffField[] } {
  const from = isFields(before) ? before : {};
  const to = isFields(after) ? after : {};
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])].map((key) => ({
    name: labelOf(key),
    before: textOf(key, from[key], currency),
    after: textOf(key, to[key], currency),
  }));
  if (!isFields(before))
    return {
      sign: 'add',
      fields: fields.filter((field) => field.after !== '').map(({ name, after: text }) => ({ name, after: text })),
    };
  if (!isFields(after))
    return { sign: 'remove', fields: fields.map(({ name, before: text }) => ({ name, before: text })) };
  return { sign: 'change', fields: fields.filter((field) => field.before !== field.after) };
}

/** What a person calls the record: its number, code or name, when the entry holds one. */
export function recordName({ before, after, recordId }: Pick<AuditEntryView, 'before' | 'after' | 'recordId'>): string {
  for (const fields of [after, before]) {
    if (!isFields(fields)) continue;
    for (const key of ['number', 'code', 'name', 'email', 'runDate', 'kind']) {
      const value = fields[key];
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return recordId.slice(-8);
}
