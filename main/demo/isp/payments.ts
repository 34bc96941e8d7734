import { addDays, type CalendarDate } from '#kernel/calendar.ts';
import type { Minor } from '#kernel/money.ts';
import type { Dice } from './dice.ts';
import type { DemoCustomer } from './population.ts';

export interface PlannedPayment {
  readonly customerId: string;
  readonly amountMinor: Minor;
  readonly method: 'cash' | 'bank' | 'card';
  readonly reference: string;
}

/** When and how a customer pays an invoice of that day; undefined when never. */
export function planPayment(
  dice: Dice,
  { payer, turnsOnDay }: DemoCustomer,
  invoice: {
    readonly customerId: string;
    readonly totalMinor: Minor;
    readonly issuedOn: CalendarDate;
    readonly day: number;
  },
): { readonly on: CalendarDate; readonly payment: PlannedPayment } | undefined {
  if (payer === 'stopped' && invoice.day >= turnsOnDay) return undefined;
  const afterDays =
    payer === 'late' ? dice.between(8, 15) : payer === 'very_late' ? dice.between(18, 25) : dice.between(0, 6);
  const method = dice.weighted<PlannedPayment['method']>([
    ['bank', 55],
    ['cash', 30],
    ['card', 15],
  ]);
  const roundsUp = method === 'cash' && dice.chance(0.06);
  const thousand = 100_000n;
  const amountMinor = roundsUp ? ((invoice.totalMinor + thousand - 1n) / thousand) * thousand : invoice.totalMinor;
  const reference = method === 'cash' ? '' : `${method === 'bank' ? 'TRF' : 'POS'}-${dice.between(100_000, 999_999)}`;
  return {
    on: addDays(invoice.issuedOn, afterDays),
    payment: { customerId: invoice.customerId, amountMinor, method, reference },
  };
}
