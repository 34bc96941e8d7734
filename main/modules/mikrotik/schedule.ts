import { addMs } from '#kernel/clock.ts';
import { systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform, settingsOf } from '#platform/platform.ts';
import type { ScheduledTask } from '#platform/schedule.ts';
import { dueForComparison } from './drift/due.ts';
import { COMPARE, enqueueCompare, enqueuePoll, routerQueue } from './router-jobs.ts';

const LOOK_EVERY_MS = 5_000;

/** Queues in which a comparison waits or runs already: a router that hangs takes nobody's turn. */
async function readAskedComparisons({ store: { db } }: Platform): Promise<Set<string>> {
  const jobs = await db
    .selectFrom('job')
    .select('queue')
    .where('kind', '=', COMPARE)
    .where('state', 'in', ['queued', 'running'])
    .execute();
  return new Set(jobs.map(({ queue }) => queue));
}

/** Which devices are due, by what the store says of them: another console goes on where this one stopped. */
async function enqueueDue(platform: Platform): Promise<void> {
  const settings = await settingsOf(platform);
  const now = platform.clock.now();
  const pollBefore = addMs(now, -settings['network.pollSeconds'] * 1_000);
  const devices = await platform.store.db
    .selectFrom('device')
    .leftJoin('deviceReadBack as readBack', 'readBack.deviceId', 'device.id')
    .select([
      'device.id',
      'device.kind',
      'device.lastCheckedAt',
      'device.health',
      'device.readBackMinutes',
      'readBack.comparedAt',
      'readBack.triedAt',
      'readBack.error',
    ])
    .where((eb) => eb.or([eb('device.kind', '=', 'mikrotik'), eb('device.healthCheck', '<>', 'none')]))
    .where('device.archivedAt', 'is', null)
    .execute();
  const isDue = (at: string | null, before: string): boolean => at === null || at <= before;
  const toPoll = devices.filter(({ lastCheckedAt }) => isDue(lastCheckedAt, pollBefore));
  const asked = await readAskedComparisons(platform);
  const toCompare = dueForComparison(devices, now, settings['network.readBackMinutes'], (id) =>
    asked.has(routerQueue(id)),
  );
  if (toPoll.length === 0 && toCompare.length === 0) return;
  await inTransaction(platform, systemActor('mikrotik', platform.newId()), async (tx) => {
    for (const { id } of toPoll) await enqueuePoll(tx, id);
    for (const { id } of toCompare) await enqueueCompare(tx, id);
  });
}

/** Health polls of all devices and comparisons of routers. A router that is down is polled; it is compared once it answers again. */
export const readRouters: ScheduledTask = { name: 'mikrotik.read-routers', everyMs: LOOK_EVERY_MS, run: enqueueDue };
