import type { BillInput, NextBill } from '#contract/billing.ts';
import { type SubscriptionState, subscriptionStateWords } from '#contract/subscription-machine.ts';
import { type CalendarDate, dayInWords, periodContaining } from '#kernel/calendar.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import { applyCredit } from '../payments/apply-credit.ts';
import type { Db } from '../store.ts';
import { type BillableService, nextPeriodStart } from './billable-service.ts';
import { serviceToBill } from './due-services.queries.ts';
import { linePlanner } from './plan-lines.ts';
import { readPlanPrices } from './plan-prices.ts';
import { type PostedInvoice, postInvoices } from './post-invoices.ts';

/** The one next period, at most one in advance: a second press of the button bills no second one. */
function nextStartOrRefuse(service: BillableService, today: CalendarDate, timeZone: string): CalendarDate {
  const next = nextPeriodStart(service, timeZone);
  if (next === undefined) throw new Refusal('NOT_ALLOWED_NOW', 'It has no day of activation.');
  const current = periodContaining(today, service.anchorDay, service.periodMonths);
  if (next.on <= current.end) return next.on;
  throw new Refusal(
    'NOT_ALLOWED_NOW',
    `It is billed up to ${dayInWords(next.on)} already. The next period can be billed from ${dayInWords(current.end)} on.`,
  );
}

const refuseUnlessActive = (state: SubscriptionState): void => {
  if (state === 'active') return;
  const word = subscriptionStateWords[state].toLowerCase();
  throw new Refusal('NOT_ALLOWED_NOW', `Only an active service can be billed. It is ${word}.`);
};

type ServiceToBill = NonNullable<Awaited<ReturnType<typeof serviceToBill>>>;

/** The next period of an active service, priced. @throws Refusal NOT_ALLOWED_NOW when there is none to bill now. */
async function planBill(db: Db, { today, company }: BusinessDay, service: ServiceToBill) {
  refuseUnlessActive(service.state);
  const start = nextStartOrRefuse(service, today, company.timeZone);
  const planned = linePlanner(await readPlanPrices(db), company)(service, start);
  if (planned.setAside !== null) throw new Refusal('NOT_ALLOWED_NOW', planned.setAside);
  const [line] = planned.lines;
  if (line === undefined) {
    throw new Refusal('NOT_ALLOWED_NOW', `It costs nothing for the period from ${dayInWords(start)} on.`);
  }
  return { planned, line };
}

/** What billing it now would post. Writes nothing. */
export async function previewBill({ store: { db }, clock }: Platform, subscriptionId: Id): Promise<NextBill> {
  const service = await serviceToBill(db, subscriptionId, false);
  if (service === undefined) throw notFound('service');
  const day = await businessDay(db, clock.now());
  const { periodStart, periodEnd, netMinor, taxMinor, steps } = (await planBill(db, day, service)).line;
  const amounts = { netMinor, taxMinor, totalMinor: netMinor + taxMinor, currency: day.company.currency };
  return { periodStart, periodEnd, ...amounts, explanation: { steps: [...steps] } };
}

type Billed = Pick<PostedInvoice, 'id' | 'number'>;

/** The invoice that this very request has made before. */
async function billedBefore(db: Db, { id, subscriptionId, periodStart }: BillInput): Promise<Billed | undefined> {
  const invoice = await db
    .selectFrom('invoice')
    .innerJoin('invoiceLine', 'invoiceLine.invoiceId', 'invoice.id')
    .select(['invoice.id', 'invoice.number', 'invoiceLine.subscriptionId', 'invoiceLine.periodStart'])
    .where('invoice.id', '=', id)
    .executeTakeFirst();
  if (invoice === undefined) return undefined;
  if (invoice.subscriptionId === subscriptionId && invoice.periodStart === periodStart) return invoice;
  throw new Refusal('DUPLICATE', `This form was used already, for ${invoice.number}. Open it again.`);
}

/** The books went on since the person looked: by another person, or by the daily run. */
async function refuseAnotherPeriod(
  db: Db,
  { subscriptionId, periodStart }: BillInput,
  next: CalendarDate,
): Promise<void> {
  if (periodStart === next) return;
  const billed = await db
    .selectFrom('invoiceLine')
    .innerJoin('invoice', 'invoice.id', 'invoiceLine.invoiceId')
    .select('invoice.number')
    .where('invoiceLine.subscriptionId', '=', subscriptionId)
    .where('invoiceLine.periodStart', '=', periodStart)
    .executeTakeFirst();
  const asked = `The period from ${dayInWords(periodStart)} on`;
  throw new Refusal(
    'CONFLICT',
    billed === undefined
      ? `${asked} is not the next one any more: that begins on ${dayInWords(next)}. Look again before you bill it.`
      : `${asked} is billed already, by ${billed.number}. The next one begins on ${dayInWords(next)}.`,
  );
}

/**
 * Bills one service by hand for the period that the caller saw, and uses the customer's credit for it. The same id again
 * answers the first result. @throws Refusal NOT_FOUND, NOT_ALLOWED_NOW, CONFLICT, DUPLICATE
 */
export async function billService(platform: Platform, actor: Actor, input: BillInput): Promise<Billed> {
  return await inTransaction(platform, actor, async (tx) => {
    const service = await serviceToBill(tx.db, input.subscriptionId, platform.store.kind === 'postgres');
    if (service === undefined) throw notFound('service');
    const before = await billedBefore(tx.db, input);
    if (before !== undefined) return before;
    refuseUnlessActive(service.state);
    const day = await businessDay(tx.db, tx.now);
    const next = nextPeriodStart(service, day.company.timeZone);
    if (next !== undefined) await refuseAnotherPeriod(tx.db, input, next.on);
    const { planned } = await planBill(tx.db, day, service);
    const posting = { issuedOn: day.today, runId: null, newId: () => input.id };
    const [invoice] = await postInvoices(tx, day, [planned], posting);
    if (invoice === undefined) throw new Error(`No invoice was posted for ${service.code}`);
    await applyCredit(platform, tx, [service.customerId], day.today);
    tx.touch('subscription', service.id);
    return invoice;
  });
}
