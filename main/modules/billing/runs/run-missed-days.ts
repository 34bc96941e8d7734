import { addDays, type CalendarDate, instantAt } from '#kernel/calendar.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import type { Db } from '../store.ts';
import { type RunResult, runDay } from './run-day.ts';
import type { RunOptions } from './run-steps.ts';

/** The days up to `today` whose run is missing or was interrupted, in order. */
export async function daysToRun(db: Db, today: CalendarDate): Promise<CalendarDate[]> {
  const rows = await db
    .selectFrom('billingRun')
    .select('runDate')
    .where('state', '=', 'running')
    .where('runDate', '<=', today)
    .execute();
  const days = new Set(rows.map((row) => row.runDate));
  const last = await db
    .selectFrom('billingRun')
    .select('runDate')
    .orderBy('runDate', 'desc')
    .limit(1)
    .executeTakeFirst();
  for (let day = last === undefined ? today : addDays(last.runDate, 1); day <= today; day = addDays(day, 1))
    days.add(day);
  return [...days].sort();
}

/** When the schedule runs the next day that it has not run: now or earlier when it is due. */
export async function nextRunAt(db: Db, { company, rules, today }: BusinessDay): Promise<Instant> {
  const [missing] = (await daysToRun(db, today)).slice(-1);
  return instantAt(missing ?? addDays(today, 1), rules['billing.runAt'], company.timeZone);
}

/**
 * Runs the missed days in order, then today; by hand also today's run that the brake had stopped. Runs that were finished
 * before are not repeated; today's is among the answers all the same.
 */
export async function runMissedDays(platform: Platform, actor: Actor, options: RunOptions): Promise<RunResult[]> {
  const { db } = platform.store;
  const { today } = await businessDay(db, platform.clock.now());
  const days = new Set(await daysToRun(db, today));
  if (options.trigger === 'hand') days.add(today);
  const results: RunResult[] = [];
  for (const day of days) results.push(await runDay(platform, actor, day, options));
  return results;
}
