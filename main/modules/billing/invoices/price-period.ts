import {
  addDays,
  type CalendarDate,
  dayInWords,
  daysBetween,
  type Period,
  periodContaining,
} from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { formatMoney, type Minor, scaleHalfUp, taxOn } from '#kernel/money.ts';
import type { BillableService, NextStart } from './billable-service.ts';
import type { PlanPrice } from './plan-prices.ts';

export interface PricedLine {
  readonly subscriptionId: Id;
  readonly subscriptionCode: string;
  readonly customerId: Id;
  readonly customerName: string;
  readonly description: string;
  readonly periodStart: CalendarDate;
  /** The day after the last. */
  readonly periodEnd: CalendarDate;
  readonly netMinor: Minor;
  readonly taxBasisPoints: number;
  readonly taxMinor: Minor;
  /** The step that says how the net amount came about. */
  readonly charged: string;
  readonly steps: readonly string[];
}

const mbps = (kbps: number): string => (kbps % 1000 === 0 ? `${kbps / 1000} Mbit/s` : `${kbps} kbit/s`);

export const percentOf = (basisPoints: number): string => `${basisPoints / 100} %`;

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** Periods end on the day before the next begins; people name that last day. */
const span = ({ start, end }: Period): string => `${dayInWords(start)} to ${dayInWords(addDays(end, -1))}`;

const beginning: Record<NextStart['because'], string> = {
  follows: 'It follows the last period billed.',
  activated: 'It begins on the day of activation.',
  returned: 'It begins on the day the service came back; the days before, without service, are not billed.',
};

const per = (months: number): string => (months === 1 ? 'month' : `${months} months`);

/**
 * The line for a service's next period, with how it came about. The period runs to the next anchor; when it begins between
 * two anchors it is charged by days: price × days ÷ days of the full period, rounded half up, then tax half up.
 */
export function pricePeriod(
  service: BillableService,
  start: NextStart,
  price: PlanPrice,
  currency: string,
  periodOf: typeof periodContaining = periodContaining,
): PricedLine {
  const { anchorDay, periodMonths, priceOverrideMinor, taxBasisPoints } = service;
  const full = periodOf(start.on, anchorDay, periodMonths);
  const period = { start: start.on, end: full.end };
  const fullDays = daysBetween(full.start, full.end);
  const billedDays = daysBetween(period.start, period.end);
  const priceMinor = priceOverrideMinor ?? price.priceMinor;
  const netMinor = scaleHalfUp(priceMinor, BigInt(billedDays), BigInt(fullDays));
  const taxMinor = taxOn(netMinor, taxBasisPoints);
  const money = (amount: Minor): string => formatMoney(amount, currency);
  const charged =
    billedDays === fullDays
      ? `A full period: ${money(netMinor)}.`
      : `${days(billedDays)} of the full period ${span(full)} (${days(fullDays)}): ${money(priceMinor)} × ${billedDays} ÷ ${fullDays} = ${money(netMinor)}, rounded half up.`;
  const steps = [
    `${service.code}: plan ${service.planName}, ${mbps(service.downloadKbps)} down, ${mbps(service.uploadKbps)} up.`,
    `Period ${span(period)}, ${days(billedDays)}, in advance; periods begin on day ${anchorDay}. ${beginning[start.because]}`,
    priceOverrideMinor === null
      ? `Price ${money(priceMinor)} per ${per(periodMonths)}: the plan’s price in force since ${dayInWords(price.effectiveFrom)}.`
      : `Price ${money(priceMinor)} per ${per(periodMonths)}: agreed for this service instead of the plan’s price.`,
    charged,
    taxBasisPoints === 0
      ? 'No tax: the plan’s rate is 0 %.'
      : `Tax ${percentOf(taxBasisPoints)} of ${money(netMinor)} = ${money(taxMinor)}, rounded half up.`,
    `Together ${money(netMinor + taxMinor)}.`,
  ];
  return {
    subscriptionId: service.id,
    subscriptionCode: service.code,
    customerId: service.customerId,
    customerName: service.customerName,
    description: `${service.planName}, ${span(period)} (${service.code})`,
    periodStart: period.start,
    periodEnd: period.end,
    netMinor,
    taxBasisPoints,
    taxMinor,
    charged,
    steps,
  };
}
