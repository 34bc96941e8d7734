import { expect, it } from 'vitest';
import { clockWarning, routerTime } from './router-clock.ts';

const now = '2026-03-01T12:00:00.000Z';

it.each([
  [{ date: '2026-03-01', time: '14:00:00', 'gmt-offset': '+02:00' }],
  [{ date: 'mar/01/2026', time: '14:00:00', 'gmt-offset': '+02:00' }],
  [{ date: '2026-03-01', time: '08:30:00', 'gmt-offset': '-03:30' }],
  [{ date: '2026-03-01', time: '14:00:00', 'gmt-offset': '7200' }],
  [{ date: '2026-03-01', time: '07:00:00', 'gmt-offset': String(2 ** 32 - 5 * 3_600) }],
  [{ date: '2026-03-01', time: '12:00:00' }],
])('%j is noon in Greenwich', (row) => {
  expect(routerTime(row)).toBe(now);
  expect(clockWarning(row, now)).toBeNull();
});

it.each([
  ['11:54:59', '5 minutes behind ours: it shows 2026-03-01 11:54 UTC'],
  ['12:05:01', '5 minutes ahead of ours'],
  ['15:10:00', '3 hours ahead of ours'],
])('a clock that shows %s is %s', (time, words) => {
  expect(clockWarning({ date: '2026-03-01', time, 'gmt-offset': '+00:00' }, now)).toContain(words);
});

it.each(['11:55:00', '12:05:00'])('a clock that shows %s is right enough', (time) => {
  expect(clockWarning({ date: '2026-03-01', time, 'gmt-offset': '+00:00' }, now)).toBeNull();
});

it('a router that woke up without a time server has a clock that was never set', () => {
  expect(clockWarning({ date: 'jan/02/1970', time: '00:14:00' }, now)).toContain(
    'was never set: it shows 1970-01-02 00:14',
  );
  expect(clockWarning({ date: '2025-03-01', time: '12:00:00' }, now)).toContain('365 days behind ours');
});

const odd: Record<string, string>[] = [
  {},
  { date: 'soon', time: '12:00:00' },
  { date: '2026-03-01', time: 'noon' },
  { date: '2026-03-01', time: '12:00:00', 'gmt-offset': 'x' },
];

it.each(odd)('nothing is said of %j', (row) => {
  expect(clockWarning(row, now)).toBeNull();
});
