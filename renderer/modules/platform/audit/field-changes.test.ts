import { expect, test } from 'vitest';
import { fieldChanges, recordName } from './field-changes.ts';

test('a change shows only the fields that became another', () => {
  const entry = { before: { state: 'posted', note: 'x' }, after: { state: 'reversed', note: 'x' } };
  expect(fieldChanges(entry, 'USD')).toEqual([
    { sign: 'change', fields: [{ name: 'State', before: 'posted', after: 'reversed' }] },
  ]);
});

test('a field that the entry does not tell again is not shown as emptied', () => {
  const entry = {
    before: {
      state: 'posted',
      allocations: [{ amountMinor: '12050', invoiceId: '019d130e-5680-753b-9f13-8a1875490ff3' }],
    },
    after: { state: 'reversed' },
  };
  expect(fieldChanges(entry, 'USD')[1]).toEqual({
    sign: 'remove',
    fields: [{ name: 'Allocations', before: 'amount 120.50 USD, invoice id 75490ff3' }],
  });
});

test('a new record shows what it was made with, without what was left empty', () => {
  expect(fieldChanges({ before: null, after: { name: 'Hill', parentId: null } }, 'USD')).toEqual([
    { sign: 'add', fields: [{ name: 'Name', after: 'Hill' }] },
  ]);
});

test('a record is called by its number, code or name before its id', () => {
  expect(recordName({ before: null, after: null, recordId: 'x', recordName: 'S-000012' })).toBe('S-000012');
  expect(recordName({ before: null, after: { number: 'PAY-2026-000007' }, recordId: 'x', recordName: null })).toBe(
    'PAY-2026-000007',
  );
  expect(recordName({ before: { code: 'C-12' }, after: { state: 'a' }, recordId: 'x', recordName: null })).toBe('C-12');
  expect(recordName({ before: null, after: null, recordId: '0193-aaaa-12345678', recordName: null })).toBe('12345678');
});
