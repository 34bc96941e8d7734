import { expect, test } from 'vitest';
import { listAddress, periodOf, sortOf } from './list-address.ts';

test('an address keeps what belongs to the list and nothing else', () => {
  const read = listAddress('state', 'issued');
  expect(read({ q: 4711, state: 'overdue', open: 'x', other: 'y', issued: { from: 1 } })).toEqual({
    q: '4711',
    state: 'overdue',
    open: 'x',
  });
});

test('a period may be open at either end', () => {
  expect(periodOf('2026-11-01..')).toEqual({ from: '2026-11-01' });
  expect(periodOf('..2026-11-30')).toEqual({ to: '2026-11-30' });
  expect(periodOf('last week')).toEqual({});
});

test('a sort that the list does not have is no sort', () => {
  expect(sortOf(['dueOn', 'number'], '-dueOn')).toEqual({ by: 'dueOn', direction: 'desc' });
  expect(sortOf(['dueOn', 'number'], 'colour')).toBeUndefined();
});
