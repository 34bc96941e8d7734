import { expect, test } from 'vitest';
import { addressOf, idOf, listAddress, oneOf, periodOf, sortOf, viewOf } from './list-address.ts';

test('an address keeps what belongs to the list and nothing else', () => {
  const read = listAddress(['state', 'issued']);
  expect(read({ q: 4711, state: 'overdue', open: 'x', other: 'y', issued: { from: 1 } })).toEqual({
    q: '4711',
    state: 'overdue',
    open: 'x',
  });
});

test('what a list shows comes back from its address as it was', () => {
  const view = {
    search: 'obi',
    filters: { state: ['overdue'], issued: ['2026-11-01', '2026-11-30'], plan: [] },
    sort: { column: 'dueOn', direction: 'desc' },
  } as const;
  expect(viewOf(addressOf(view))).toEqual(view);
});

test('of several ticked choices the last one counts', () => {
  expect(addressOf({ search: '', filters: { state: ['open', 'paid'] } })).toEqual({ state: 'paid' });
});

test('a period may be open at either end', () => {
  const periodIn = (issued: string) => periodOf(viewOf({ issued }), 'issued');
  expect(periodIn('2026-11-01..')).toEqual({ from: '2026-11-01' });
  expect(periodIn('..2026-11-30')).toEqual({ to: '2026-11-30' });
  expect(periodIn('last week')).toEqual({});
});

test('a word, a record or a sort that the list does not have is none', () => {
  const view = viewOf({ state: 'lost', router: 'core-1', sort: 'colour.asc' });
  expect(oneOf(view, 'state', ['open', 'paid'])).toBeUndefined();
  expect(idOf(view, 'router')).toBeUndefined();
  expect(sortOf(view, ['dueOn', 'number'])).toBeUndefined();
  expect(sortOf(viewOf({ sort: 'dueOn.desc' }), ['dueOn', 'number'])).toEqual({ by: 'dueOn', direction: 'desc' });
});
