import { type CalendarDate, dayInWords, type Period, periodContaining } from '#kernel/calendar.ts';
import { type BillableService, nextPeriodStart } from './billable-service.ts';
import { type PlanPrices, priceOn } from './plan-prices.ts';
import { type PricedLine, pricePeriod } from './price-period.ts';

export interface PlannedService {
  readonly service: BillableService;
  /** Free periods have none: a line of zero is not printed. */
  readonly lines: readonly PricedLine[];
  readonly billedThrough: CalendarDate | null;
  /** Why it could not be billed (further); the rest of the run goes on. */
  readonly setAside: string | null;
}

/** More periods than this at once come from wrong dates, not from missed runs. */
const MOST_PERIODS = 24;

/** Very many services share a period; working it out once makes a large run quick. */
function periodsByDemand(): typeof periodContaining {
  const known = new Map<string, Period>();
  return (date, anchorDay, months = 1) => {
    const key = `${date}/${anchorDay}/${months}`;
    const period = known.get(key) ?? periodContaining(date, anchorDay, months);
    known.set(key, period);
    return period;
  };
}

export type LinePlanner = (service: BillableService, until: CalendarDate) => PlannedService;

/** Prices every period of an active service that begins on `until` or before and is not billed yet. */
export function linePlanner(prices: PlanPrices, { currency, timeZone }: Currency): LinePlanner {
  const periodOf = periodsByDemand();
  return (service, until) => {
    const lines: PricedLine[] = [];
    let start = nextPeriodStart(service, timeZone);
    if (start === undefined) return setAside(service, [], null, 'It is active but has no day of activation.');
    let billedThrough: CalendarDate | null = null;
    for (let count = 0; start.on <= until; count += 1) {
      const price = priceOn(prices, service.planId, start.on);
      if (price === undefined && service.priceOverrideMinor === null) {
        return setAside(
          service,
          lines,
          billedThrough,
          `Plan ${service.planName} has no price in force on ${dayInWords(start.on)}. Give it one that begins by then.`,
        );
      }
      if (count === MOST_PERIODS) {
        return setAside(
          service,
          lines,
          billedThrough,
          `More than ${MOST_PERIODS} periods are unbilled up to ${dayInWords(until)}. Check its dates.`,
        );
      }
      const inForce = price ?? { effectiveFrom: start.on, priceMinor: 0n };
      const line = pricePeriod(service, start, inForce, currency, periodOf);
      if (line.netMinor > 0n) lines.push(line);
      billedThrough = line.periodEnd;
      start = { on: line.periodEnd, because: 'follows' };
    }
    return { service, lines, billedThrough, setAside: null };
  };
}

interface Currency {
  readonly currency: string;
  readonly timeZone: string;
}

const setAside = (
  service: BillableService,
  lines: readonly PricedLine[],
  billedThrough: CalendarDate | null,
  reason: string,
): PlannedService => ({ service, lines, billedThrough, setAside: reason });
