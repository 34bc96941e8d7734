import { sql } from 'kysely';
import { addDays, type CalendarDate } from '#kernel/calendar.ts';
import type { Platform } from '#platform/platform.ts';
import { businessDay } from '../business-day.ts';
import { isOpen } from '../invoices/open-invoices.queries.ts';
import { nextRunAt } from '../runs/run-missed-days.ts';
import { lastRun } from '../runs/runs.queries.ts';
import type { Db } from '../store.ts';

/** Days past due, from and to; the last has no end. */
const ages = [
  { label: '1–10 days', from: 1, to: 10 },
  { label: '11–30 days', from: 11, to: 30 },
  { label: '31–60 days', from: 31, to: 60 },
  { label: 'over 60 days', from: 61, to: null },
] as const;

const sumOf = (column: 'open_minor' | 'total_minor' | 'amount_minor') =>
  sql<bigint>`cast(coalesce(sum(${sql.ref(column)}), 0) as bigint)`.as('sumMinor');

async function overdueByAge(db: Db, today: CalendarDate) {
  const rows = await db
    .selectFrom('invoice')
    .select((eb) => ['dueOn', eb.fn.countAll<number>().as('count'), sumOf('open_minor')])
    .where(isOpen)
    .where('dueOn', '<', today)
    .groupBy('dueOn')
    .execute();
  return ages.map(({ label, from, to }) => {
    const newest = addDays(today, -from);
    const oldest = to === null ? '' : addDays(today, -to);
    const found = rows.filter(({ dueOn }) => dueOn <= newest && dueOn >= oldest);
    return {
      label,
      count: found.reduce((sum, row) => sum + row.count, 0),
      minor: found.reduce((sum, row) => sum + row.sumMinor, 0n),
    };
  });
}

/** Due, overdue by age, this month's invoices and money, and the daily run. */
export async function moneyBoard({ store: { db }, clock }: Platform) {
  const day = await businessDay(db, clock.now());
  const { today } = day;
  const monthStart = `${today.slice(0, 7)}-01`;
  const due = await db.selectFrom('invoice').select(sumOf('open_minor')).where(isOpen).executeTakeFirstOrThrow();
  const invoiced = await db
    .selectFrom('invoice')
    .select(sumOf('total_minor'))
    .where('issuedOn', '>=', monthStart)
    .executeTakeFirstOrThrow();
  const collected = await db
    .selectFrom('payment')
    .select(sumOf('amount_minor'))
    .where('receivedOn', '>=', monthStart)
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow();
  const last = await lastRun(db);
  return {
    currency: day.company.currency,
    dueMinor: due.sumMinor,
    overdue: await overdueByAge(db, today),
    collectedThisMonthMinor: collected.sumMinor,
    invoicedThisMonthMinor: invoiced.sumMinor,
    lastRun: last,
    nextRunAt: await nextRunAt(db, day),
    setAsideCount: last?.setAsideCount ?? 0,
  };
}
