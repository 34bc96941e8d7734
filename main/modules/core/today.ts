import { type CalendarDate, dateIn } from '#kernel/calendar.ts';
import type { Instant } from '#kernel/clock.ts';
import { type Company, companyOf, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';

/** The day that it is in the company's zone, as this transaction sees it. */
export async function todayIn(tx: Pick<WriteTx, 'db' | 'now'>): Promise<CalendarDate> {
  return dayOf(await companyOf(tx.db), tx.now);
}

const dayOf = (company: Company, now: Instant): CalendarDate => dateIn(now, company.timeZone);

/** The company and its present day, for reading. */
export async function companyToday({ store, clock }: Platform): Promise<{ company: Company; today: CalendarDate }> {
  const company = await companyOf(store.db);
  return { company, today: dayOf(company, clock.now()) };
}
