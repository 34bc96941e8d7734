import { expect, test } from 'vitest';
import { endOf } from './maintenance-end.ts';

const now = Date.parse('2026-11-22T20:00:00.000Z');

test('a length counts from now', () => {
  expect(endOf('30', '', now, 'Africa/Lagos')).toBe('2026-11-22T20:30:00.000Z');
  expect(endOf('open', '', now, 'Africa/Lagos')).toBeNull();
});

test('a typed time is one on the company’s clocks', () => {
  expect(endOf('at', '2026-11-22T23:30', now, 'Africa/Lagos')).toBe('2026-11-22T22:30:00.000Z');
  expect(endOf('at', '', now, 'Africa/Lagos')).toBeUndefined();
});
