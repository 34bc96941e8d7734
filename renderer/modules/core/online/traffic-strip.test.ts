import { expect, test } from 'vitest';
import { afterEvent, keptSamples, nothingYet } from './traffic.ts';
import { linePaths, topOf } from './traffic-strip.ts';

const sample = (downloadBps: number) =>
  ({ kind: 'sample', at: '2026-01-01T00:00:00.000Z', downloadBps, uploadBps: 0 }) as const;

test('the scale ends at the next round figure, and a quiet line stays quiet', () => {
  const top = (downloadBps: number) => topOf([{ downloadBps, uploadBps: 0 }, null]);
  expect([0, 90_000, 1_200_000, 2_400_000, 19_000_000].map(top)).toEqual([1e6, 1e6, 2e6, 2.5e6, 2e7]);
});

test('a line is broken where nobody was online, and begins at the right', () => {
  expect(linePaths([0, null, 50, 100], 89, 12, 100)).toEqual(['M86.0 11.0', 'M88.0 6.0L89.0 1.0']);
});

test('only the last minute and a half is kept', () => {
  let traffic = nothingYet;
  for (let second = 0; second < 200; second += 1) traffic = afterEvent(traffic, sample(second));
  expect(traffic.samples).toHaveLength(keptSamples);
  expect(traffic.samples.at(-1)?.downloadBps).toBe(199);
});

test('a gap is said, and over with the next sample', () => {
  const gap = afterEvent(nothingYet, { kind: 'gap', at: '2026-01-01T00:00:00.000Z', sentence: 'Nobody is online.' });
  expect(gap).toMatchObject({ samples: [null], sentence: 'Nobody is online.' });
  expect(afterEvent(gap, sample(5)).sentence).toBeUndefined();
});
