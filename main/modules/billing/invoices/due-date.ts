import type { InvoiceHead } from '#contract/billing.ts';
import type { Settings } from '#contract/settings.ts';
import { addDays, type CalendarDate, daysBetween } from '#kernel/calendar.ts';
import type { Minor } from '#kernel/money.ts';

export type InvoiceState = InvoiceHead['state'];

/** The days after the due date on which something happens. */
export interface DunningDays {
  /** From this day on an invoice has left grace; at least one, since on its due day it is not late. */
  readonly grace: number;
  readonly suspend: number;
}

/** Grace never outlasts the suspension: what is suspended for is overdue. */
export const dunningDays = (rules: Settings): DunningDays => ({
  grace: Math.min(Math.max(rules['dunning.graceDays'], 1), rules['dunning.suspendDays']),
  suspend: rules['dunning.suspendDays'],
});

/** The due dates at which an invoice, on a day, is past due, has left grace, and suspends. Earlier ones are too. */
export const dueLimits = (date: CalendarDate, days: DunningDays) => ({
  pastDue: addDays(date, -1),
  leftGrace: addDays(date, -days.grace),
  suspends: addDays(date, -days.suspend),
});

export const daysPastDue = (dueOn: CalendarDate, date: CalendarDate): number => daysBetween(dueOn, date);

export function invoiceState(
  invoice: { readonly dueOn: CalendarDate; readonly openMinor: Minor },
  date: CalendarDate,
  days: DunningDays,
): InvoiceState {
  if (invoice.openMinor === 0n) return 'paid';
  const limits = dueLimits(date, days);
  if (invoice.dueOn > limits.pastDue) return 'open';
  return invoice.dueOn > limits.leftGrace ? 'in_grace' : 'overdue';
}
