import { type SubscriptionState, subscriptionStateWords } from '#contract/subscription-machine.ts';
import { type CalendarDate, dayInWords, periodContaining } from '#kernel/calendar.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { businessDay } from '../business-day.ts';
import { applyCredit } from '../payments/apply-credit.ts';
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

/** Bills one service for its next period by hand, and uses the customer's credit for it. */
export async function billService(platform: Platform, actor: Actor, subscriptionId: Id): Promise<PostedInvoice> {
  return await inTransaction(platform, actor, async (tx) => {
    const service = await serviceToBill(tx.db, subscriptionId, platform.store.kind === 'postgres');
    if (service === undefined) throw notFound('service');
    refuseUnlessActive(service.state);
    const day = await businessDay(tx.db, tx.now);
    const start = nextStartOrRefuse(service, day.today, day.company.timeZone);
    const planned = linePlanner(await readPlanPrices(tx.db), day.company)(service, start);
    if (planned.setAside !== null) throw new Refusal('NOT_ALLOWED_NOW', planned.setAside);
    const [invoice] = await postInvoices(tx, day, [planned], { issuedOn: day.today, runId: null });
    if (invoice === undefined)
      throw new Refusal('NOT_ALLOWED_NOW', `It costs nothing for the period from ${dayInWords(start)} on.`);
    await applyCredit(platform, tx, [service.customerId], day.today);
    tx.touch('subscription', subscriptionId);
    return invoice;
  });
}
