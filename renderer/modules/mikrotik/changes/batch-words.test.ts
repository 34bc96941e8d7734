import { expect, test } from 'vitest';
import { effectsInWords, isUnderWay, lookOfBatch, progressOfBatch, titleOfBatch } from './batch-words.ts';

const batch = (states: Readonly<Record<string, number>>) => ({
  count: Object.values(states).reduce((sum, count) => sum + count, 0),
  states: (['queued', 'planned', 'approved', 'applying', 'verified', 'failed', 'rejected'] as const).flatMap((state) =>
    states[state] === undefined ? [] : [{ state, count: states[state] }],
  ),
  held: [],
});

test('what customers notice is said the gravest first', () => {
  expect(
    effectsInWords([
      { effect: 'gains', count: 1 },
      { effect: 'loses', count: 1_200 },
    ]),
  ).toBe('1,200 customers lose service, 1 customer gets service.');
  expect(effectsInWords([])).toBe('');
});

test('a batch is called by what it does, or by its size where it does several things', () => {
  expect(titleOfBatch({ count: 12, actions: [{ action: 'suspend', count: 12 }] })).toBe('Suspend 12 services');
  const mixed = [
    { action: 'suspend', count: 2 },
    { action: 'reconnect', count: 1 },
  ] as const;
  expect(titleOfBatch({ count: 3, actions: [...mixed] })).toBe('3 changes together');
});

test('a batch that was stopped asks, whatever else goes on', () => {
  const held = [{ by: 'brake', why: '…', count: 2 } as const];
  expect(lookOfBatch({ ...batch({ planned: 2, applying: 4 }), held }).word).toBe('to approve');
  expect(lookOfBatch(batch({ applying: 4, verified: 2 })).word).toBe('being written');
  expect(lookOfBatch(batch({ failed: 2, verified: 9 })).word).toBe('2 failed');
  expect(lookOfBatch(batch({ rejected: 1, verified: 9 })).word).toBe('verified');
});

test('progress counts what is written, and not what waits for a person', () => {
  expect(progressOfBatch(batch({ planned: 5, verified: 3, failed: 1, applying: 2 }))).toEqual({
    total: 6,
    verified: 3,
    failed: 1,
  });
  expect(isUnderWay(batch({ planned: 5, verified: 3 }))).toBe(false);
  expect(isUnderWay(batch({ queued: 1 }))).toBe(true);
});
