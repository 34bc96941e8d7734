import type { RunPreview } from '#contract/billing.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import { brakeLimit, countActive, decisionsFor } from '../dunning/brake.ts';
import { dueServices } from '../invoices/due-services.queries.ts';
import { linePlanner, type PlannedService } from '../invoices/plan-lines.ts';
import { readPlanPrices } from '../invoices/plan-prices.ts';
import type { PricedLine } from '../invoices/price-period.ts';
import type { Db } from '../store.ts';
import { lastLines, plannedInvoice } from './planned-invoice.ts';
import { daysToRun } from './run-missed-days.ts';

const ROWS_SHOWN = 100;
const CUSTOMERS_AT_ONCE = 1_000;

async function* plannedServices(db: Db, { company, today }: BusinessDay): AsyncGenerator<PlannedService> {
  const plan = linePlanner(await readPlanPrices(db), company);
  let after: Id | null = null;
  do {
    const page = { after, customers: CUSTOMERS_AT_ONCE, runId: null, lock: false };
    const services = await dueServices(db, { runDate: today, timeZone: company.timeZone, ...page });
    after = services.at(-1)?.customerId ?? null;
    for (const service of services) yield plan(service, today);
  } while (after !== null);
}

/** Fills a list up to what is shown; the counts go on. */
const show = <Row>(rows: Row[], row: Row): void => {
  if (rows.length < ROWS_SHOWN) rows.push(row);
};

async function previewInvoices(db: Db, day: BusinessDay, days: readonly CalendarDate[]) {
  const lines: PricedLine[] = [];
  const setAside: RunPreview['setAside'] = [];
  const invoices = new Set<string>();
  let invoicedMinor = 0n;
  let setAsideCount = 0;
  for await (const { service, lines: planned, setAside: reason } of plannedServices(db, day)) {
    for (const line of planned) {
      const runDate = days.find((date) => date >= line.periodStart);
      invoices.add(`${line.customerId} ${runDate}`);
      invoicedMinor += line.netMinor + line.taxMinor;
      show(lines, line);
    }
    if (reason === null) continue;
    setAsideCount += 1;
    const { id: subscriptionId, code: subscriptionCode, customerName } = service;
    show(setAside, { subscriptionId, subscriptionCode, customerName, reason });
  }
  const last = await lastLines(db, lines);
  const shown = lines.map((line) => plannedInvoice(line, last.get(line.subscriptionId), day.company.currency));
  return { invoicedCount: invoices.size, invoicedMinor, setAsideCount, invoices: shown, setAside };
}

async function previewDecisions(db: Db, { today, rules }: BusinessDay) {
  const decisions: RunPreview['decisions'] = [];
  let suspendedCount = 0;
  let reconnectedCount = 0;
  for await (const { ref: _ref, reasons, ...decision } of decisionsFor(db, today, rules)) {
    if (decision.decision === 'suspend') suspendedCount += 1;
    if (decision.decision === 'reconnect') reconnectedCount += 1;
    show(decisions, { ...decision, reasons: [...reasons] });
  }
  const activeCount = await countActive(db);
  const brakeAt = brakeLimit(activeCount, rules);
  return { suspendedCount, reconnectedCount, decisions, activeCount, brakeAt, wouldStop: suspendedCount > brakeAt };
}

/**
 * What running now would do, by the same planning and deciding as the run. Writes nothing. Days that were missed are billed
 * within the counts; decisions are those of today, which holds whatever the missed days would have decided.
 */
export async function previewRun(platform: Platform): Promise<RunPreview> {
  const { db } = platform.store;
  const day = await businessDay(db, platform.clock.now());
  const { today, company } = day;
  const missing = await daysToRun(db, today);
  const ofToday = await db.selectFrom('billingRun').select('state').where('runDate', '=', today).executeTakeFirst();
  return {
    date: today,
    currency: company.currency,
    missedDates: missing.filter((date) => date < today),
    alreadyRun: ofToday?.state === 'done',
    ...(await previewInvoices(db, day, [...new Set([...missing, today])])),
    ...(await previewDecisions(db, day)),
  };
}
