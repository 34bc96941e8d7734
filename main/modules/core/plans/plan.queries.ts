import { sql } from 'kysely';
import type { Plan, PlanQuery } from '#contract/core.ts';
import type { ServicePlanTable } from '#db/schema/core.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { seesMoney } from '#platform/money-sight.ts';
import { keysetPage } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { listed } from '../listed.ts';
import { matches } from '../search-text.ts';
import { companyToday } from '../today.ts';
import { burstOf, methodsOf } from './plan-columns.ts';
import { priceInForce } from './price-in-force.ts';

type Db = Platform['store']['db'];
type PlanRow = ServicePlanTable & { priceMinor: bigint };

async function serviceCounts(db: Db, planIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const rows = await db
    .selectFrom('subscription')
    .select((eb) => ['planId', eb.fn.countAll<number>().as('count')])
    .where('planId', 'in', planIds)
    .where('state', '<>', 'terminated')
    .groupBy('planId')
    .execute();
  return new Map(rows.map((row) => [row.planId, row.count]));
}

/** The first price of each plan that is not in force yet. */
async function nextPrices(db: Db, planIds: readonly Id[], today: CalendarDate) {
  const rows = await db
    .selectFrom('planPrice')
    .select(['planId', 'effectiveFrom', 'priceMinor'])
    .where('planId', 'in', planIds)
    .where('effectiveFrom', '>', today)
    .orderBy('effectiveFrom', 'desc')
    .execute();
  return new Map(rows.map(({ planId, ...price }) => [planId, price]));
}

interface Reading {
  readonly currency: string;
  readonly today: CalendarDate;
  readonly withPrices: boolean;
}

async function asPlans(db: Db, rows: readonly PlanRow[], reading: Reading): Promise<Plan[]> {
  if (rows.length === 0) return [];
  const { currency, today, withPrices } = reading;
  const ids = rows.map((row) => row.id);
  const counts = await serviceCounts(db, ids);
  const next = withPrices ? await nextPrices(db, ids, today) : undefined;
  return rows.map((row) => {
    const { id, name, downloadKbps, uploadKbps, taxBasisPoints, periodMonths, routerosProfile, onSale, priority } = row;
    const { createdAt, archivedAt } = row;
    return {
      ...{ id, name, downloadKbps, uploadKbps, taxBasisPoints, periodMonths, routerosProfile, onSale, priority },
      ...{ currency, createdAt, archivedAt },
      priceMinor: withPrices ? row.priceMinor : null,
      burst: burstOf(row),
      authMethods: methodsOf(row),
      nextPrice: next?.get(id) ?? null,
      serviceCount: counts.get(id) ?? 0,
    };
  });
}

export const planText = sql<string>`lower(service_plan.name || ' ' || service_plan.routeros_profile)`;

export async function listPlans(platform: Platform, actor: Actor, input: PlanQuery) {
  const { db } = platform.store;
  const withPrices = seesMoney(actor);
  const { company, today } = await companyToday(platform);
  const price = priceInForce(today);
  const sortedBy = {
    name: sql<string>`lower(service_plan.name)`,
    price: sql<number>`${price}`,
    createdAt: sql<string>`service_plan.created_at`,
  };
  let filtered = db.selectFrom('servicePlan').where('servicePlan.archivedAt', 'is', null);
  if (input.onSale !== undefined) filtered = filtered.where('servicePlan.onSale', '=', input.onSale);
  if (input.search.trim() !== '') filtered = filtered.where(matches(planText, input.search));
  const { items, ...page } = await listed(
    input.cursor,
    keysetPage(
      filtered.selectAll('servicePlan').select(price.as('priceMinor')),
      // Neither the order nor the cursor tells a price.
      {
        by: sortedBy[input.sort.by === 'price' && !withPrices ? 'name' : input.sort.by],
        id: sql<string>`service_plan.id`,
      },
      { ...input, direction: input.sort.direction },
    ),
    () => filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  );
  return { ...page, items: await asPlans(db, items, { currency: company.currency, today, withPrices }) };
}

/** One plan with all its prices, newest first. */
export async function getPlan(platform: Platform, actor: Actor, id: Id) {
  const { db } = platform.store;
  const withPrices = seesMoney(actor);
  const { company, today } = await companyToday(platform);
  const rows = await db
    .selectFrom('servicePlan')
    .selectAll()
    .select(priceInForce(today).as('priceMinor'))
    .where('servicePlan.id', '=', id)
    .execute();
  const [plan] = await asPlans(db, rows, { currency: company.currency, today, withPrices });
  if (plan === undefined) throw notFound('plan');
  if (!withPrices) return { ...plan, prices: [] };
  const prices = await db
    .selectFrom('planPrice')
    .select(['effectiveFrom', 'priceMinor'])
    .where('planId', '=', id)
    .orderBy('effectiveFrom', 'desc')
    .execute();
  return { ...plan, prices };
}
