import { expect, test } from 'vitest';
import { fieldChanges, recordName } from './field-changes.ts';

test('a change shows only the fields that became another', () => {
  const { sign, fields } = fieldChanges(
    { before: { state: 'posted', note: 'x', unallocatedMinor: '12050' }, after: { state: 'reversed', note: 'x' } },
    'USD',
  );
  expect(sign).toBe('change');
  expect(fields).toEqual([
    { name: 'State', before: 'posted', after: 'reversed' },
    { name: 'Unallocated', before: '120.50 USD', after: '' },
  ]);
});

test('a new record shows what it was made with, without what was left empty', () => {
  expect(fieldChanges({ before: null, after: { name: 'Hill', parentId: null } }, 'USD')).toEqual({
    sign: 'add',
    fields: [{ name: 'Name', after: 'Hill' }],
  });
});

test('a record is called by its number, code or name before its id', () => {
  expect(recordName({ before: null, after: { number: 'PAY-2026-000007' }, recordId: 'x' })).toBe('PAY-2026-000007');
  expect(recordName({ before: { code: 'C-12' }, after: { state: 'a' }, recordId: 'x' })).toBe('C-12');
  expect(recordName({ before: null, after: null, recordId: '0193-aaaa-12345678' })).toBe('12345678');
});
