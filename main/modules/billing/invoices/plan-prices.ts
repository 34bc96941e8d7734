import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../store.ts';

export interface PlanPrice {
  readonly effectiveFrom: CalendarDate;
  readonly priceMinor: Minor;
}

/** Every plan's prices, newest first. */
export type PlanPrices = ReadonlyMap<Id, readonly PlanPrice[]>;

export async function readPlanPrices(db: Db): Promise<PlanPrices> {
  const rows = await db
    .selectFrom('planPrice')
    .select(['planId', 'effectiveFrom', 'priceMinor'])
    .orderBy('effectiveFrom', 'desc')
    .execute();
  return grouped(rows, (row) => row.planId);
}

/** The price in force on a day: the newest that began on it or before. */
export const priceOn = (prices: PlanPrices, planId: Id, date: CalendarDate): PlanPrice | undefined =>
  prices.get(planId)?.find((price) => price.effectiveFrom <= date);
