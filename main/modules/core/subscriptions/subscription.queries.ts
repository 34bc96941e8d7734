import { type Expression, expressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Subscription, SubscriptionQuery } from '#contract/core.ts';
import type { Database } from '#db/schema.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { discreet, seesMoney } from '#platform/money-sight.ts';
import { keysetPage } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { listed } from '../listed.ts';
import { priceInForce } from '../plans/price-in-force.ts';
import { matches } from '../search-text.ts';
import { companyToday } from '../today.ts';
import { disagrees } from './network-disagreement.ts';

type Db = Platform['store']['db'];

/**
 * A comparison of the router reads everyone whom it serves, and writes down only of whom it has something new to say: a
 * service that was read there before was read again then.
 */
const lastReadAt = sql<string | null>`case when subscription.network_read_at is not null
  and read_back.compared_at > subscription.network_read_at then read_back.compared_at
  else subscription.network_read_at end`;

const withRelations = (query: SelectQueryBuilder<Database, 'subscription', object>, today: CalendarDate) =>
  query
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .innerJoin('servicePlan', 'servicePlan.id', 'subscription.planId')
    .innerJoin('sector', 'sector.id', 'subscription.sectorId')
    .leftJoin('device', 'device.id', 'subscription.deviceId')
    .leftJoin('deviceReadBack as readBack', 'readBack.deviceId', 'subscription.deviceId')
    .selectAll('subscription')
    .select([
      'customer.code as customerCode',
      'customer.name as customerName',
      'servicePlan.name as planName',
      'servicePlan.downloadKbps',
      'servicePlan.uploadKbps',
      'sector.name as sectorName',
      'device.name as deviceName',
      'device.stage as deviceStage',
      'device.health as deviceHealth',
      priceInForce(today).as('planPriceMinor'),
      lastReadAt.as('lastReadAt'),
    ]);

type ServiceRow = Awaited<ReturnType<ReturnType<typeof withRelations>['execute']>>[number];

function asSubscription(row: ServiceRow, currency: string, withMoney: boolean): Subscription {
  const { lat, lng, exemptUntil, exemptReason, planPriceMinor, searchText: _search, ...named } = row;
  const {
    networkTruth,
    networkService,
    networkReadAt: _at,
    networkNote,
    pppoePasswordSealed: _sealed,
    ...known
  } = named;
  const { lastReadAt: readAt, ...rest } = known;
  const service = {
    ...rest,
    position: lat === null || lng === null ? null : { lat, lng },
    priceMinor: row.priceOverrideMinor ?? planPriceMinor,
    currency,
    exempt: exemptUntil === null || exemptReason === null ? null : { until: exemptUntil, reason: exemptReason },
    network: { truth: networkTruth, service: networkService, readAt, note: networkNote },
  };
  return withMoney ? service : withoutMoney(service);
}

const withoutMoney = ({ exempt, ...service }: Subscription): Subscription => ({
  ...service,
  priceMinor: null,
  priceOverrideMinor: null,
  stateReason: discreet(service.stateReason),
  exempt: exempt === null ? null : { ...exempt, reason: discreet(exempt.reason) },
});

/** A service is found by what stands in its own record and by its customer's. */
export function subscriptionMatches(db: Db, typed: string): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'subscription'>();
  const byCustomer = db
    .selectFrom('customer')
    .select('customer.id')
    .where(matches(sql<string>`customer.search_text`, typed));
  return eb.or([
    matches(sql<string>`subscription.search_text`, typed),
    eb('subscription.customerId', 'in', byCustomer),
  ]);
}

function conditions(db: Db, query: SubscriptionQuery): Expression<SqlBool>[] {
  const { customerId, state, sectorId, deviceId, planId, networkTruth, search } = query;
  const eb = expressionBuilder<Database, 'subscription'>();
  const all: Expression<SqlBool>[] = [];
  if (customerId !== undefined) all.push(eb('subscription.customerId', '=', customerId));
  if (state !== undefined) all.push(eb('subscription.state', '=', state));
  if (sectorId !== undefined) all.push(eb('subscription.sectorId', '=', sectorId));
  if (deviceId !== undefined) all.push(eb('subscription.deviceId', '=', deviceId));
  if (planId !== undefined) all.push(eb('subscription.planId', '=', planId));
  if (networkTruth !== undefined) all.push(eb('subscription.networkTruth', '=', networkTruth));
  if (query.disagrees !== undefined) all.push(query.disagrees ? disagrees : eb.not(disagrees));
  if (query.hasRoughPosition !== undefined) {
    all.push(eb('subscription.positionNote', query.hasRoughPosition ? 'is not' : 'is', null));
  }
  if (search.trim() !== '') all.push(subscriptionMatches(db, search));
  return all;
}

const sortedBy = {
  code: sql<string>`subscription.code`,
  customerName: sql<string>`customer.sort_name`,
  stateSince: sql<string>`subscription.state_since`,
  createdAt: sql<string>`subscription.created_at`,
};

export async function listSubscriptions(platform: Platform, actor: Actor, input: SubscriptionQuery) {
  const { db } = platform.store;
  const { company, today } = await companyToday(platform);
  const filtered = db.selectFrom('subscription').where((eb) => eb.and(conditions(db, input)));
  const { items, ...page } = await listed(
    input.cursor,
    keysetPage(
      withRelations(filtered, today),
      { by: sortedBy[input.sort.by], id: sql<string>`subscription.id` },
      { ...input, direction: input.sort.direction },
    ),
    () => filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  );
  const withMoney = seesMoney(actor);
  return { ...page, items: items.map((row) => asSubscription(row, company.currency, withMoney)) };
}

export async function getSubscription(platform: Platform, actor: Actor, id: Id): Promise<Subscription> {
  const { db } = platform.store;
  const { company, today } = await companyToday(platform);
  const one = db.selectFrom('subscription').where('subscription.id', '=', id);
  const row = await withRelations(one, today).executeTakeFirst();
  if (row === undefined) throw notFound('service');
  return asSubscription(row, company.currency, seesMoney(actor));
}
