import { expect, test } from 'vitest';
import { tileCounters } from './router-tile.ts';

const words = (part: Partial<Parameters<typeof tileCounters>[0]>) =>
  tileCounters({ sessionCount: 1204, drifted: 0, waiting: 3, toApprove: 0, failed: 0, ...part }).map(
    ({ label, value }) => `${label} ${value}`,
  );

test('a router in order shows its sessions, drift and queue', () => {
  expect(words({})).toEqual(['sessions 1,204', 'drift 0', 'queue 3']);
});

test('what failed and what waits to be approved are both told, in place of the queue', () => {
  expect(words({ failed: 2 })).toEqual(['sessions 1,204', 'drift 0', 'queue 3', 'failed 2']);
  expect(words({ failed: 2, toApprove: 5 })).toEqual(['sessions 1,204', 'drift 0', 'failed 2', 'approve 5']);
});
