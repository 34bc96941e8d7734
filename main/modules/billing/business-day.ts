import type { Settings } from '#contract/settings.ts';
import { type CalendarDate, dateIn } from '#kernel/calendar.ts';
import type { Instant } from '#kernel/clock.ts';
import { type Company, companyOf } from '#platform/platform.ts';
import { readSettings } from '#platform/settings.ts';
import type { Db } from './store.ts';

/** Whose books, by which rules, on which day of the company's calendar. */
export interface BusinessDay {
  readonly company: Company;
  readonly rules: Settings;
  readonly today: CalendarDate;
}

export async function businessDay(db: Db, now: Instant): Promise<BusinessDay> {
  const company = await companyOf(db);
  return { company, rules: await readSettings(db), today: dateIn(now, company.timeZone) };
}
