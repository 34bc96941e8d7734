import { expect, it } from 'vitest';
import { insertRows } from '#db/insert-rows.ts';
import type { DeviceHealthSampleTable } from '#db/schema/health.ts';
import { addMs, epochMs, type Instant, toInstant } from '#kernel/clock.ts';
import { inTransaction } from '#platform/platform.ts';
import { writeSettings } from '#platform/settings.ts';
import { coreClient } from '../../main/modules/core/testing/core-client.ts';
import { router } from '../../main/modules/core/testing/small-isp.ts';
import { mikrotik } from '../../main/modules/mikrotik/index.ts';
import { mikrotikClient } from '../../main/modules/mikrotik/testing/mikrotik-client.ts';
import { actorWith, onBothStores, type TestPlatform, testPlatform } from '../harness/test-platform.ts';

const DAY_MS = 86_400_000;

/** Numbers that look like measurements and are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function samplesOf(deviceId: string, from: Instant, count: number, everyMs: number): DeviceHealthSampleTable[] {
  const next = dice(deviceId.charCodeAt(30) + count);
  return Array.from({ length: count }, (_, n) => {
    const answered = next() > 0.1;
    const latencyMs = answered ? Math.floor(next() * 80) : null;
    const cpuPercent = answered && next() > 0.05 ? Math.floor(next() * 100) : null;
    return {
      at: addMs(from, n * everyMs),
      deviceId,
      latencyMs,
      cpuPercent,
      memoryPercent: null,
      sessionCount: latencyMs,
    };
  });
}

/** The same figures by the plainest way there is. */
function straightforward(samples: readonly DeviceHealthSampleTable[], deviceId: string, stepSeconds: number) {
  const buckets = new Map<number, DeviceHealthSampleTable[]>();
  for (const sample of samples) {
    if (sample.deviceId !== deviceId) continue;
    const start = Math.floor(epochMs(sample.at) / (stepSeconds * 1_000)) * stepSeconds * 1_000;
    buckets.set(start, [...(buckets.get(start) ?? []), sample]);
  }
  const figures = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return null;
    const sum = known.reduce((total, value) => total + value, 0);
    return { min: Math.min(...known), avg: Math.round((sum / known.length) * 10) / 10, max: Math.max(...known) };
  };
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([start, inside]) => ({
      at: toInstant(start),
      polls: inside.length,
      answered: inside.filter(({ latencyMs }) => latencyMs !== null).length,
      latencyMs: figures(inside.map(({ latencyMs }) => latencyMs)),
      cpuPercent: figures(inside.map(({ cpuPercent }) => cpuPercent)),
      memoryPercent: null,
      sessions: figures(inside.map(({ sessionCount }) => sessionCount)),
    }));
}

async function keepHistory(platform: TestPlatform): Promise<void> {
  const task = mikrotik.schedule?.find(({ name }) => name === 'mikrotik.keep-health-history');
  if (task === undefined) throw new Error('nobody keeps the history');
  await task.run(platform);
}

async function office(kind: 'sqlite' | 'postgres') {
  const platform = await testPlatform(kind);
  const core = coreClient(platform);
  const { id: one } = await core.devices.create(router('hill-1'));
  const { id: other } = await core.devices.create(router('hill-2'));
  return { platform, network: mikrotikClient(platform), one, other };
}

const rollups = (platform: TestPlatform) =>
  platform.store.db
    .selectFrom('deviceHealthRollup')
    .selectAll()
    .orderBy('deviceId')
    .orderBy('stepSeconds')
    .orderBy('at')
    .execute();

onBothStores((kind) => {
  it('every window says of each device what a straightforward reckoning of its polls says', async () => {
    const { platform, network, one, other } = await office(kind);
    const from = platform.clock.now();
    const samples = [one, other].flatMap((id) => samplesOf(id, from, 1_500, 60_000));
    await insertRows(platform.store.db, 'deviceHealthSample', samples);
    platform.clock.advanceMs(1_500 * 60_000);
    await keepHistory(platform);
    for (const [window, step] of [
      ['24h', 300],
      ['7d', 3_600],
      ['30d', 7_200],
      ['1y', 86_400],
    ] as const) {
      const history = await network.health.history({ id: one, window });
      expect(history.stepSeconds).toBe(step);
      expect(history.points.length).toBeLessThanOrEqual(500);
      const expected = straightforward(samples, one, step).filter(({ at }) => at >= history.from);
      expect(history.points).toEqual(expected);
    }
    const polls = await network.health.history({ id: one, window: '1h' });
    expect(polls.points).toHaveLength(60);
    expect(polls.points.every(({ polls: count }) => count === 1)).toBe(true);
  });

  it('rolled up often, again, or at once after a long time off, the figures are the same', async () => {
    const often = await office(kind);
    const from = often.platform.clock.now();
    const samples = samplesOf(often.one, from, 700, 60_000);
    for (let at = 0; at < samples.length; at += 35) {
      await insertRows(often.platform.store.db, 'deviceHealthSample', samples.slice(at, at + 35));
      often.platform.clock.setTo(addMs(samples[Math.min(at + 34, samples.length - 1)]?.at ?? from, 1_000));
      await keepHistory(often.platform);
    }
    const before = await rollups(often.platform);
    await keepHistory(often.platform);
    expect(await rollups(often.platform)).toEqual(before);

    // The day's open bucket is renewed once an hour has become final: ask again when all of them have.
    often.platform.clock.advanceMs(2 * DAY_MS);
    await keepHistory(often.platform);
    for (const [window, step] of [
      ['7d', 3_600],
      ['1y', 86_400],
    ] as const) {
      const { points } = await often.network.health.history({ id: often.one, window });
      expect(points).toEqual(straightforward(samples, often.one, step));
    }
  });

  it('each resolution is kept as long as its setting says, and nothing is forgotten before it is rolled up', async () => {
    const { platform, network, one } = await office(kind);
    const actor = actorWith('admin', platform);
    await inTransaction(platform, actor, (tx) =>
      writeSettings(tx, {
        'health.rawHours': 24,
        'health.fiveMinuteDays': 2,
        'health.hourDays': 31,
        'health.dayYears': 1,
      }),
    );
    const samples = samplesOf(one, platform.clock.now(), 48, 3_600_000);
    await insertRows(platform.store.db, 'deviceHealthSample', samples);
    // Nobody rolled it up for ten days: it is still there, and then at once in all that keep it.
    platform.clock.advanceMs(10 * DAY_MS);
    await keepHistory(platform);
    const count = async (step: number) =>
      (await rollups(platform)).filter(({ stepSeconds }) => stepSeconds === step).length;
    const raw = async () => (await platform.store.db.selectFrom('deviceHealthSample').select('at').execute()).length;
    expect([await raw(), await count(300), await count(3_600), await count(86_400)]).toEqual([0, 0, 48, 3]);
    platform.clock.advanceMs(25 * DAY_MS);
    await keepHistory(platform);
    expect([await count(3_600), await count(86_400)]).toEqual([0, 3]);
    expect((await network.health.history({ id: one, window: '1y' })).points.map(({ polls }) => polls)).toEqual([
      16, 24, 8,
    ]);
    platform.clock.advanceMs(366 * DAY_MS);
    await keepHistory(platform);
    expect(await count(86_400)).toBe(0);
  });
});
