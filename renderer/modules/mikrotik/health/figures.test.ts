import { expect, it } from 'vitest';
import { availability, bitRate } from './figures.ts';

it('writes rates in the unit that a person would use', () => {
  expect([0, 412, 9_600, 1_250_000, 41_800_000, 1_240_000_000].map(bitRate)).toEqual([
    '0',
    '412 bit/s',
    '9.6 kbit/s',
    '1.3 Mbit/s',
    '42 Mbit/s',
    '1.2 Gbit/s',
  ]);
});

it('never says that a device always answered when it once did not', () => {
  expect(availability(100_000, 100_000)).toBe('100 %');
  expect(availability(99_999, 100_000)).toBe('99.99 %');
  expect(availability(0, 10)).toBe('0.00 %');
  expect(availability(0, 0)).toBe('–');
});
