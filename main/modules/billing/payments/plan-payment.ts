import { addDays, type CalendarDate, dayInWords } from '#kernel/calendar.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { formatMoney, type Minor } from '#kernel/money.ts';
import type { BusinessDay } from '../business-day.ts';
import { type DunningDecision, decideReconnects, type Reason } from '../dunning/decide-dunning.ts';
import { readFacts } from '../dunning/dunning-facts.queries.ts';
import type { Db } from '../store.ts';
import { type Allocation, afterAllocations, allocateOldestFirst, type OpenInvoice, totalOf } from './allocation.ts';

export interface PaymentInput {
  readonly customerId: Id;
  readonly receivedOn: CalendarDate;
  readonly method: 'cash' | 'bank' | 'card';
  readonly reference: string;
  readonly amountMinor: Minor;
  readonly note: string;
  readonly allocations?: readonly Allocation[] | undefined;
}

export interface PaymentOutcome {
  readonly allocations: { invoiceId: Id; number: string; amountMinor: Minor; openAfterMinor: Minor }[];
  readonly creditMinor: Minor;
  readonly balanceAfterMinor: Minor;
  readonly currency: string;
  readonly reconnects: { subscriptionId: Id; code: string }[];
}

export interface PlannedPayment {
  readonly outcome: PaymentOutcome;
  /** The services that it makes clear, decided with the given reason. */
  reconnects(why: Reason): DunningDecision[];
}

/** Exactly what was chosen, or a refusal at each field that cannot be. */
function checkChosen(
  chosen: readonly Allocation[],
  amountMinor: Minor,
  open: readonly OpenInvoice[],
  currency: string,
) {
  const fields: Record<string, string> = {};
  const seen = new Set<Id>();
  chosen.forEach((allocation, n) => {
    const invoice = open.find(({ id }) => id === allocation.invoiceId);
    if (invoice === undefined) {
      fields[`allocations.${n}.invoiceId`] = 'This is not an open invoice of this customer.';
    } else if (seen.has(invoice.id)) {
      fields[`allocations.${n}.invoiceId`] = `${invoice.number} is chosen twice.`;
    } else if (allocation.amountMinor > invoice.openMinor) {
      fields[`allocations.${n}.amountMinor`] =
        `${invoice.number} has only ${formatMoney(invoice.openMinor, currency)} open.`;
    }
    seen.add(allocation.invoiceId);
  });
  const total = totalOf(chosen);
  if (total > amountMinor) {
    fields.allocations = `The invoices chosen come to ${formatMoney(total, currency)}, more than the payment.`;
  }
  if (Object.keys(fields).length > 0) throw invalid(fields);
  return chosen;
}

/** Money is recorded within a year or so; what lies further back is a year typed wrong. */
const OLDEST_DAYS = 400;

function refuseUnlikelyDay(receivedOn: CalendarDate, today: CalendarDate): void {
  if (receivedOn > today) throw invalid({ receivedOn: 'This day has not come yet.' });
  const earliest = addDays(today, -OLDEST_DAYS);
  if (receivedOn >= earliest) return;
  const sentence = `${dayInWords(receivedOn)} is more than ${OLDEST_DAYS} days ago; the earliest is ${dayInWords(earliest)}. Look at the year.`;
  throw invalid({ receivedOn: sentence });
}

/** What a payment would do, worked out without writing: recording it does exactly this. */
export async function planPayment(
  db: Db,
  { company, rules, today }: BusinessDay,
  input: PaymentInput,
): Promise<PlannedPayment> {
  const { currency } = company;
  refuseUnlikelyDay(input.receivedOn, today);
  const [facts] = await readFacts(db, [input.customerId]);
  if (facts === undefined) throw notFound('customer');
  const { open } = facts;
  const allocations =
    input.allocations === undefined
      ? allocateOldestFirst(input.amountMinor, open)
      : checkChosen(input.allocations, input.amountMinor, open, currency);
  const creditMinor = input.amountMinor - totalOf(allocations);
  const after = { ...facts, open: afterAllocations(open, allocations), creditMinor: facts.creditMinor + creditMinor };
  const reconnects = (why: Reason) => decideReconnects(after, today, rules, why);
  const openAfter = new Map(after.open.map((invoice) => [invoice.id, invoice.openMinor]));
  return {
    reconnects,
    outcome: {
      allocations: allocations.map(({ invoiceId, amountMinor }) => ({
        invoiceId,
        number: open.find(({ id }) => id === invoiceId)?.number ?? '',
        amountMinor,
        openAfterMinor: openAfter.get(invoiceId) ?? 0n,
      })),
      creditMinor,
      balanceAfterMinor: after.open.reduce((sum, invoice) => sum + invoice.openMinor, 0n) - after.creditMinor,
      currency,
      reconnects: reconnects({ text: '', ref: null }).map(({ subscriptionId, subscriptionCode }) => ({
        subscriptionId,
        code: subscriptionCode,
      })),
    },
  };
}
