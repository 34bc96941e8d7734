import type { Settings } from '#contract/settings.ts';
import { addDays, type CalendarDate, dayInWords } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import { daysPastDue, dueLimits, dunningDays } from '../invoices/due-date.ts';
import { afterAllocations, allocateOldestFirst, oldestFirst } from '../payments/allocation.ts';
import type { CustomerFacts, DunnedInvoice, DunnedService } from './dunning-facts.queries.ts';

export interface Reason {
  readonly text: string;
  readonly ref: ReasonRef | null;
}

export interface DunningDecision {
  readonly decision: 'grace' | 'suspend' | 'hold' | 'reconnect';
  readonly subscriptionId: Id;
  readonly subscriptionCode: string;
  readonly customerId: Id;
  readonly customerName: string;
  readonly sentence: string;
  readonly reasons: readonly Reason[];
  /** The record that the change of state points to. */
  readonly ref: ReasonRef | null;
}

const invoiceRef = ({ id, number }: Pick<DunnedInvoice, 'id' | 'number'>): ReasonRef => ({
  model: 'invoice',
  id,
  label: number,
});

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const lateness = ({ number, dueOn }: DunnedInvoice, date: CalendarDate): string =>
  `${number} is ${days(daysPastDue(dueOn, date))} overdue (due ${dayInWords(dueOn)})`;

interface Exempt {
  readonly exemptUntil: CalendarDate;
}

/** Never suspended before that day; on the day itself it may be. */
export const isExempt = (service: DunnedService, date: CalendarDate): service is DunnedService & Exempt =>
  service.exemptUntil !== null && date < service.exemptUntil;

/** What is owed, longest due first. Credit that the next run will use is taken off: nobody is cut off for that. */
export const owedBy = ({ open, creditMinor }: Pick<CustomerFacts, 'open' | 'creditMinor'>): DunnedInvoice[] =>
  oldestFirst(afterAllocations(open, allocateOldestFirst(creditMinor, open)));

/** Whether the customer may be served again by the company's rule. */
export function isClear(facts: CustomerFacts, date: CalendarDate, rules: Settings): boolean {
  const owed = owedBy(facts);
  if (rules['dunning.reconnectWhen'] === 'nothing_open') return owed.length === 0;
  const { leftGrace } = dueLimits(date, dunningDays(rules));
  return owed.every((invoice) => invoice.dueOn > leftGrace);
}

export const clearSentence = (rules: Settings): string =>
  rules['dunning.reconnectWhen'] === 'nothing_open' ? 'Nothing is open any more.' : 'Nothing is overdue any more.';

function decideActive(
  owed: readonly DunnedInvoice[],
  service: DunnedService,
  date: CalendarDate,
  rules: Settings,
): Pick<DunningDecision, 'decision' | 'sentence' | 'reasons' | 'ref'> | undefined {
  const limitDays = dunningDays(rules);
  const limits = dueLimits(date, limitDays);
  const suspending = owed.filter((invoice) => invoice.dueOn <= limits.suspends);
  const [worst] = suspending;
  if (worst === undefined) {
    const leaving = owed.find((invoice) => invoice.dueOn === limits.leftGrace);
    if (leaving === undefined) return undefined;
    return {
      decision: 'grace',
      sentence: `${lateness(leaving, date)} and has left grace; it suspends on ${dayInWords(addDays(leaving.dueOn, limitDays.suspend))} if it stays open.`,
      reasons: [
        { text: `${lateness(leaving, date)}.`, ref: invoiceRef(leaving) },
        { text: `Rule: grace is ${days(limitDays.grace)} after the due date.`, ref: null },
      ],
      ref: invoiceRef(leaving),
    };
  }
  const rule = `the limit is ${days(limitDays.suspend)}.`;
  const reasons: Reason[] = suspending.map((invoice) => ({
    text: `${lateness(invoice, date)}; ${rule}`,
    ref: invoiceRef(invoice),
  }));
  if (!isExempt(service, date)) {
    return { decision: 'suspend', sentence: `${lateness(worst, date)}; ${rule}`, reasons, ref: invoiceRef(worst) };
  }
  const exemption = `Exempt until ${dayInWords(service.exemptUntil)}: ${service.exemptReason}`;
  return {
    decision: 'hold',
    sentence: `${exemption}. ${lateness(worst, date)}; ${rule}`,
    reasons: [{ text: exemption, ref: null }, ...reasons],
    ref: invoiceRef(worst),
  };
}

/** Services suspended for debt whose customer is clear; `why` names what made it so. */
export function decideReconnects(
  facts: CustomerFacts,
  date: CalendarDate,
  rules: Settings,
  why: Reason,
): DunningDecision[] {
  if (!isClear(facts, date, rules)) return [];
  return facts.services
    .filter((service) => service.isSuspendedForDebt)
    .map((service) => ({ ...whose(facts, service), ...reconnect(why) }));
}

const reconnect = (why: Reason) => ({
  decision: 'reconnect' as const,
  sentence: why.text,
  reasons: [why],
  ref: why.ref,
});

const whose = ({ customerId, customerName }: CustomerFacts, { id, code }: DunnedService) => ({
  subscriptionId: id,
  subscriptionCode: code,
  customerId,
  customerName,
});

/** What the daily run decides about one customer's services on a day. Reads nothing, writes nothing. */
export function decideDunning(facts: CustomerFacts, date: CalendarDate, rules: Settings): DunningDecision[] {
  const owed = owedBy(facts);
  const active = facts.services
    .filter((service) => service.state === 'active')
    .flatMap((service) => {
      const verdict = decideActive(
        owed.filter((invoice) => invoice.subscriptionIds.includes(service.id)),
        service,
        date,
        rules,
      );
      return verdict === undefined ? [] : [{ ...whose(facts, service), ...verdict }];
    });
  return [...active, ...decideReconnects(facts, date, rules, { text: clearSentence(rules), ref: null })];
}
