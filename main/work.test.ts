import { expect, it } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { claimJob, enqueue } from '#platform/jobs.ts';
import { holdLease } from '#platform/lease.ts';
import type { Module } from '#platform/module.ts';
import { inTransaction } from '#platform/platform.ts';
import { AUTOMATION_LEASE } from '#platform/schedule.ts';
import { atEnd, type TestPlatform, testPlatform } from '../tests/harness/test-platform.ts';
import { startWork } from './work.ts';

// The clock of these platforms stands still: no lease runs out.
const LEASE_MS = 15_000;

const add = (platform: TestPlatform, payload: string): Promise<void> =>
  inTransaction(platform, systemActor('test', platform.newId()), (tx) =>
    enqueue(tx, { kind: 'work', queue: payload, payload }),
  );

/** A store whose office was killed at its work, with something that waits. */
async function afterKill(kind: 'sqlite' | 'postgres'): Promise<TestPlatform> {
  const platform = await testPlatform(kind);
  await add(platform, 'left behind');
  expect(await claimJob(platform, 'killed console', LEASE_MS)).toMatchObject({ payload: 'left behind' });
  await holdLease(platform, AUTOMATION_LEASE, { holder: 'killed console', label: 'killed' }, LEASE_MS);
  await add(platform, 'waiting');
  return platform;
}

/** What a next office does, in the order it does it. */
async function nextOffice(platform: TestPlatform): Promise<string[]> {
  const done: string[] = [];
  const module: Module = {
    name: 'test',
    jobs: { work: async (_platform, { payload }) => void done.push(String(payload)) },
    schedule: [{ name: 'test.daily', everyMs: 86_400_000, run: async () => void done.push('daily') }],
  };
  atEnd(await startWork(platform, [module]));
  return done;
}

it('an office goes on at once with what a killed one left in its folder', async () => {
  const done = await nextOffice(await afterKill('sqlite'));
  await expect.poll(() => done.toSorted()).toEqual(['daily', 'left behind', 'waiting']);
});

it('an office leaves to another console of a shared store what that one holds', async () => {
  const platform = await afterKill('postgres');
  const done = await nextOffice(platform);
  await expect.poll(() => done).toEqual(['waiting']);
  const held = () =>
    platform.store.db.selectFrom('job').select(['queue', 'claimedBy']).where('state', '=', 'running').execute();
  expect(await held()).toEqual([{ queue: 'left behind', claimedBy: 'killed console' }]);
  platform.clock.advanceMs(LEASE_MS + 1);
  await expect.poll(() => done.toSorted(), { timeout: 10_000 }).toEqual(['daily', 'left behind', 'waiting']);
});
