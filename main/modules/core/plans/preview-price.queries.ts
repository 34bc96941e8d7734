import type { PriceChange } from '#contract/core.ts';
import { notFound } from '#kernel/errors.ts';
import { scaleHalfUp } from '#kernel/money.ts';
import type { Platform } from '#platform/platform.ts';
import { companyToday } from '../today.ts';
import { priceInForce } from './price-in-force.ts';

/**
 * Whom a new price touches: services that are billed (active or suspended) and have no price of their own. The difference is
 * a month's, against today's price, rounded half up over the plan's period.
 */
export async function previewPrice(platform: Platform, { id, priceMinor }: PriceChange) {
  const { db } = platform.store;
  const { company, today } = await companyToday(platform);
  const plan = await db
    .selectFrom('servicePlan')
    .select(['periodMonths', priceInForce(today).as('presentMinor')])
    .where('servicePlan.id', '=', id)
    .executeTakeFirst();
  if (plan === undefined) throw notFound('plan');
  const { services, overridden } = await db
    .selectFrom('subscription')
    .select((eb) => [
      eb.fn.count<number>(eb.case().when('priceOverrideMinor', 'is', null).then(1).end()).as('services'),
      eb.fn.count<number>('priceOverrideMinor').as('overridden'),
    ])
    .where('planId', '=', id)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirstOrThrow();
  const perPeriod = (priceMinor - plan.presentMinor) * BigInt(services);
  return {
    services,
    overridden,
    monthlyDifferenceMinor: scaleHalfUp(perPeriod, 1n, BigInt(plan.periodMonths)),
    presentMinor: plan.presentMinor,
    currency: company.currency,
  };
}
