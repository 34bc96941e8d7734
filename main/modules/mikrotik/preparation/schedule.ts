import { addMs } from '#kernel/clock.ts';
import { systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform, settingsOf } from '#platform/platform.ts';
import type { ScheduledTask } from '#platform/schedule.ts';
import { CHECK_PREPARATION, enqueuePreparationCheck, routerQueue } from '../router-jobs.ts';

const LOOK_EVERY_MS = 5_000;

/** As often as a router is compared with the books: a rule that somebody moves shows no later than a drifted row. */
async function enqueueDue(platform: Platform): Promise<void> {
  const { 'network.readBackMinutes': minutes } = await settingsOf(platform);
  const { db } = platform.store;
  const now = platform.clock.now();
  const routers = await db
    .selectFrom('device')
    .leftJoin('routerPreparationCheck as look', 'look.deviceId', 'device.id')
    .select(['device.id', 'device.readBackMinutes', 'look.triedAt'])
    .where('device.kind', '=', 'mikrotik')
    .where('device.archivedAt', 'is', null)
    .where('device.health', '<>', 'down')
    .execute();
  const due = routers.filter(
    ({ triedAt, readBackMinutes }) => triedAt === null || triedAt <= addMs(now, -(readBackMinutes ?? minutes) * 60_000),
  );
  if (due.length === 0) return;
  const jobs = await db
    .selectFrom('job')
    .select('queue')
    .where('kind', '=', CHECK_PREPARATION)
    .where('state', 'in', ['queued', 'running'])
    .execute();
  const asked = new Set(jobs.map(({ queue }) => queue));
  const toAsk = due.filter(({ id }) => !asked.has(routerQueue(id)));
  if (toAsk.length === 0) return;
  await inTransaction(platform, systemActor('mikrotik', platform.newId()), async (tx) => {
    for (const { id } of toAsk) await enqueuePreparationCheck(tx, id);
  });
}

/** Whether each router would still block suspended customers. One that is down is looked at once it answers again. */
export const checkPreparations: ScheduledTask = {
  name: 'mikrotik.check-preparations',
  everyMs: LOOK_EVERY_MS,
  run: enqueueDue,
};
