import { expect, it } from 'vitest';
import { bitsPerSecond } from './rates.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const usual = { longestMs: 900_000, rebooted: false };
const rate = (
  before: bigint,
  after: bigint,
  { seconds = 60, ...rest }: { seconds?: number; rebooted?: boolean } = {},
) =>
  bitsPerSecond({ bytes: String(before), at: at(0) }, { bytes: String(after), at: at(seconds) }, { ...usual, ...rest });

it('is the bytes in between, as bits a second', () => {
  expect(rate(1_000n, 751_000n)).toBe(100_000);
  expect(rate(5n, 5n)).toBe(0);
});

it('is exact where the counters are larger than a number can hold', () => {
  const large = 2n ** 63n;
  expect(rate(large + 1n, large + 7_501n)).toBe(1_000);
});

it('is not known after a counter was set back or the router rebooted', () => {
  expect(rate(9_000_000n, 12n)).toBeNull();
  expect(rate(1_000n, 9_000_000n, { rebooted: true })).toBeNull();
});

it('goes on over the end of a counter of 32 and of 64 bits', () => {
  expect(rate(2n ** 32n - 500n, 250n)).toBe(100);
  expect(rate(2n ** 64n - 500n, 250n)).toBe(100);
});

it('takes a counter that was set back near its end for set back, not for one that ran over', () => {
  expect(rate(2n ** 32n - 500n, 2n ** 31n)).toBeNull();
  expect(rate(2n ** 31n, 0n)).toBeNull();
});

it('is not known over a time so long that it would say nothing of any moment of it, nor over none', () => {
  expect(rate(0n, 1_000n, { seconds: 901 })).toBeNull();
  expect(rate(0n, 1_000n, { seconds: 0 })).toBeNull();
});
