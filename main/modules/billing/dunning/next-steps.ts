import type { NextStep } from '#contract/billing.ts';
import { type SubscriptionState, subscriptionStateWords } from '#contract/subscription-machine.ts';
import { addDays, type CalendarDate, dayInWords } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { seesMoney } from '#platform/money-sight.ts';
import type { Platform } from '#platform/platform.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import { nextPeriodStart } from '../invoices/billable-service.ts';
import { dueLimits, dunningDays } from '../invoices/due-date.ts';
import { servicesOfCustomer } from '../invoices/due-services.queries.ts';
import { daysToRun } from '../runs/run-missed-days.ts';
import { clearSentence, isClear, isExempt, owedBy } from './decide-dunning.ts';
import { type CustomerFacts, type DunnedInvoice, type DunnedService, readFacts } from './dunning-facts.queries.ts';

type Step = Pick<NextStep, 'sentence' | 'on' | 'kind'>;

interface View extends BusinessDay {
  /** The day of the next daily run. */
  readonly nextRun: CalendarDate;
  /** How an invoice is named to whoever asks. */
  readonly nameOf: (invoice: DunnedInvoice) => string;
}

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);

/** What stays open for this service, longest due first, and what follows from it. */
function dunningStep(service: DunnedService, owed: readonly DunnedInvoice[], view: View): Step | undefined {
  const [oldest] = owed.filter((invoice) => invoice.subscriptionIds.includes(service.id));
  if (oldest === undefined) return undefined;
  const days = dunningDays(view.rules);
  const name = view.nameOf(oldest);
  const suspendsOn = later(addDays(oldest.dueOn, days.suspend), view.nextRun);
  if (isExempt(service, suspendsOn)) {
    const sentence = `Not suspended before ${dayInWords(service.exemptUntil)} (${service.exemptReason}), although ${name} is open since ${dayInWords(oldest.dueOn)}.`;
    return { kind: 'hold', on: service.exemptUntil, sentence };
  }
  const { pastDue, leftGrace } = dueLimits(view.today, days);
  if (oldest.dueOn <= pastDue && oldest.dueOn > leftGrace) {
    const ends = addDays(oldest.dueOn, days.grace);
    return {
      kind: 'grace',
      on: ends,
      sentence: `Leaves grace on ${dayInWords(ends)} and suspends on ${dayInWords(suspendsOn)} if ${name} stays open.`,
    };
  }
  return { kind: 'suspend', on: suspendsOn, sentence: `Suspends on ${dayInWords(suspendsOn)} if ${name} stays open.` };
}

function suspendedStep(service: DunnedService, facts: CustomerFacts, view: View): Step {
  if (!service.isSuspendedForDebt) {
    return { kind: 'none', on: null, sentence: 'Suspended by hand: stays so until somebody reconnects it.' };
  }
  const owed = owedBy(facts);
  const [oldest] = owed;
  if (oldest === undefined || isClear(facts, view.today, view.rules)) {
    const sentence = `Reconnects with the run of ${dayInWords(view.nextRun)}. ${clearSentence(view.rules)}`;
    return { kind: 'reconnect', on: view.nextRun, sentence };
  }
  const wanted = view.rules['dunning.reconnectWhen'] === 'nothing_open' ? 'is open' : 'is overdue';
  const others = owed.length === 1 ? '' : `, the oldest of ${owed.length} open`;
  const sentence = `Reconnects when nothing ${wanted} (${view.nameOf(oldest)}${others}).`;
  return { kind: 'reconnect', on: null, sentence };
}

type Service = Awaited<ReturnType<typeof servicesOfCustomer>>[number];

function billStep(service: Service, view: View): Step {
  const next = nextPeriodStart(service, view.company.timeZone);
  if (next === undefined) return { kind: 'none', on: null, sentence: 'Cannot be billed: it has no day of activation.' };
  const on = later(next.on, view.nextRun);
  return {
    kind: 'bill',
    on,
    sentence: `The next period begins on ${dayInWords(next.on)}; it is billed on ${dayInWords(on)}.`,
  };
}

const idle = (state: SubscriptionState): Step => ({
  kind: 'none',
  on: null,
  sentence:
    state === 'paused'
      ? 'Paused: not billed until it is resumed.'
      : `${subscriptionStateWords[state]}: not billed yet.`,
});

function stepsOf(service: Service, facts: CustomerFacts, view: View): Step[] {
  const owed = owedBy(facts);
  const dunned = facts.services.find(({ id }) => id === service.id);
  if (dunned === undefined) return [idle(service.state)];
  if (dunned.state === 'suspended') return [suspendedStep(dunned, facts, view)];
  const dunning = dunningStep(dunned, owed, view);
  return dunning === undefined ? [billStep(service, view)] : [dunning, billStep(service, view)];
}

/** What happens next with each running service of a customer: what an open invoice leads to, then the next bill. */
export async function nextSteps(platform: Platform, actor: Actor, customerId: Id): Promise<NextStep[]> {
  const { db } = platform.store;
  const day = await businessDay(db, platform.clock.now());
  const [facts] = await readFacts(db, [customerId]);
  if (facts === undefined) return [];
  const missing = await daysToRun(db, day.today);
  const nextRun = missing.includes(day.today) ? day.today : addDays(day.today, 1);
  const nameOf = (invoice: DunnedInvoice): string => (seesMoney(actor) ? invoice.number : 'an invoice');
  const services = await servicesOfCustomer(db, customerId);
  return services
    .filter((service) => service.state !== 'terminated')
    .flatMap((service) =>
      stepsOf(service, facts, { ...day, nextRun, nameOf }).map((step) => ({
        subscriptionId: service.id,
        code: service.code,
        ...step,
      })),
    );
}
