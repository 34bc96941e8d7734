import { instantAt } from '#kernel/calendar.ts';
import { systemActor } from '#platform/actor.ts';
import { enqueue } from '#platform/jobs.ts';
import type { JobWork } from '#platform/module.ts';
import { findCompany, inTransaction, type Platform } from '#platform/platform.ts';
import type { ScheduledTask } from '#platform/schedule.ts';
import { businessDay } from '../business-day.ts';
import { daysToRun, runMissedDays } from './run-missed-days.ts';

export const DAILY_JOB = 'billing.daily';

const scheduleActor = (platform: Platform) => systemActor('daily run', platform.newId());

/** Missed days and today, in order. What an earlier attempt did is not repeated. */
export const runDaily: JobWork = async (platform, _job, signal) => {
  await runMissedDays(platform, scheduleActor(platform), { trigger: 'schedule', releaseBrake: false, signal });
};

/** Whether the hour of the daily run has come and a day up to today has not been run. */
async function isDue({ store: { db }, clock }: Platform): Promise<boolean> {
  if ((await findCompany(db)) === undefined) return false;
  const { company, rules, today } = await businessDay(db, clock.now());
  if (clock.now() < instantAt(today, rules['billing.runAt'], company.timeZone)) return false;
  return (await daysToRun(db, today)).length > 0;
}

async function isUnderWay({ store: { db } }: Platform): Promise<boolean> {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('queue', '=', 'billing')
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return job !== undefined;
}

export const dailySchedule: ScheduledTask = {
  name: DAILY_JOB,
  everyMs: 30_000,
  async run(platform) {
    if (!(await isDue(platform)) || (await isUnderWay(platform))) return;
    await inTransaction(platform, scheduleActor(platform), (tx) =>
      enqueue(tx, { kind: DAILY_JOB, queue: 'billing', payload: {}, dedupeKey: DAILY_JOB }),
    );
  },
};
