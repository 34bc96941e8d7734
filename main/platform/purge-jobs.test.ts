import { expect, it } from 'vitest';
import { onBothStores, type TestPlatform, testClockStart, testPlatform } from '../../tests/harness/test-platform.ts';
import { modules } from '../modules.ts';
import { purgeDoneJobs } from './purge-jobs.ts';

const DAY_MS = 86_400_000;

const add = (platform: TestPlatform, state: 'done' | 'failed' | 'queued', count: number): Promise<unknown> =>
  platform.store.db
    .insertInto('job')
    .values(
      Array.from({ length: count }, () => ({
        id: platform.newId(),
        kind: 'work',
        queue: 'q',
        dedupeKey: null,
        payloadJson: 'null',
        state,
        runAt: testClockStart,
        attempts: 1,
        maxAttempts: 1,
        claimedBy: null,
        claimExpiresAt: null,
        lastError: null,
        createdAt: testClockStart,
        finishedAt: state === 'queued' ? null : platform.clock.now(),
      })),
    )
    .execute();

const left = async (platform: TestPlatform): Promise<Record<string, number>> => {
  const rows = await platform.store.db
    .selectFrom('job')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};

onBothStores((kind) => {
  it('forgets what was done more than two days ago, chunk by chunk, and keeps what failed or waits', async () => {
    const platform = await testPlatform(kind);
    for (const count of [700, 601]) await add(platform, 'done', count);
    await add(platform, 'failed', 2);
    await add(platform, 'queued', 3);
    platform.clock.advanceMs(DAY_MS);
    await add(platform, 'done', 4);
    platform.clock.advanceMs(DAY_MS + 1);
    expect(await purgeDoneJobs(platform)).toBe(1_301);
    expect(await left(platform)).toEqual({ done: 4, failed: 2, queued: 3 });
    expect(await purgeDoneJobs(platform)).toBe(0);
  });

  it('stands in the schedule of the office', async () => {
    const platform = await testPlatform(kind);
    await add(platform, 'done', 5);
    platform.clock.advanceMs(31 * DAY_MS);
    const daily = modules.flatMap(({ schedule }) => schedule ?? []).filter(({ everyMs }) => everyMs === DAY_MS);
    for (const task of daily) await task.run(platform);
    expect(await left(platform)).toEqual({});
  });
});
