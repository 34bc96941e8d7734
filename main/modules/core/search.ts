import { type RawBuilder, sql } from 'kysely';
import { may, type Permission } from '#contract/permissions.ts';
import { subscriptionStateWords } from '#contract/subscription-machine.ts';
import type { Actor } from '#platform/actor.ts';
import { likeText } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import type { SearchFinding, SearchProvider } from '#platform/request-context.ts';
import { customerMatches } from './customers/customer.queries.ts';
import { deviceText } from './devices/device.queries.ts';
import { planText } from './plans/plan.queries.ts';
import { matches } from './search-text.ts';
import { sectorText } from './sectors/sector.queries.ts';
import { subscriptionMatches } from './subscriptions/subscription.queries.ts';

const MAX_HITS = 6;

/** What begins with the text stands above what only contains it. */
const beginsFirst = (column: RawBuilder<string>, text: string): RawBuilder<number> =>
  sql<number>`case when ${column} like ${likeText(text).slice(1)} escape '\\' then 0 else 1 end`;

const detailOf = (...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

type Finder = (db: Platform['store']['db'], text: string) => Promise<SearchFinding[]>;

const findCustomers: Finder = async (db, text) => {
  const name = sql<string>`customer.sort_name`;
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'name', 'code', 'phone', 'archivedAt'])
    .where('archivedAt', 'is', null)
    .where(customerMatches(db, text))
    .orderBy(beginsFirst(name, text))
    .orderBy(name)
    .limit(MAX_HITS)
    .execute();
  return rows.map((row) => ({
    model: 'customer',
    id: row.id,
    label: row.name,
    detail: detailOf(row.code, row.phone),
    state: null,
  }));
};

const findSubscriptions: Finder = async (db, text) => {
  const code = sql<string>`lower(subscription.code)`;
  const rows = await db
    .selectFrom('subscription')
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .select(['subscription.id', 'subscription.code', 'subscription.state', 'mac', 'ip', 'pppoeUser', 'customer.name'])
    .where(subscriptionMatches(db, text))
    .orderBy(sql`case when subscription.state = 'terminated' then 1 else 0 end`)
    .orderBy(beginsFirst(code, text))
    .orderBy('subscription.code')
    .limit(MAX_HITS)
    .execute();
  return rows.map((row) => ({
    model: 'subscription',
    id: row.id,
    label: row.code,
    detail: detailOf(row.name, row.pppoeUser, row.ip, row.mac),
    state: subscriptionStateWords[row.state],
  }));
};

const findDevices: Finder = async (db, text) => {
  const rows = await db
    .selectFrom('device')
    .select(['id', 'name', 'host', 'identity', 'health'])
    .where('archivedAt', 'is', null)
    .where(matches(deviceText, text))
    .orderBy('name')
    .limit(MAX_HITS)
    .execute();
  return rows.map((row) => ({
    model: 'device',
    id: row.id,
    label: row.name,
    detail: detailOf(row.host, row.identity),
    state: row.health,
  }));
};

const findSectors: Finder = async (db, text) => {
  const rows = await db
    .selectFrom('sector')
    .select(['id', 'name', 'code'])
    .where('archivedAt', 'is', null)
    .where(matches(sectorText, text))
    .orderBy('name')
    .limit(MAX_HITS)
    .execute();
  return rows.map((row) => ({ model: 'sector', id: row.id, label: row.name, detail: row.code, state: null }));
};

const findPlans: Finder = async (db, text) => {
  const rows = await db
    .selectFrom('servicePlan')
    .select(['id', 'name', 'downloadKbps', 'uploadKbps', 'onSale'])
    .where('archivedAt', 'is', null)
    .where(matches(planText, text))
    .orderBy('name')
    .limit(MAX_HITS)
    .execute();
  return rows.map((row) => ({
    model: 'service_plan',
    id: row.id,
    label: row.name,
    detail: `${row.downloadKbps / 1000} / ${row.uploadKbps / 1000} Mbps`,
    state: row.onSale === 'withdrawn' ? 'Withdrawn' : null,
  }));
};

const finders: readonly (readonly [Permission, Finder])[] = [
  ['customers.read', findCustomers],
  ['customers.read', findSubscriptions],
  ['network.read', findDevices],
  ['customers.read', findSectors],
  ['plans.read', findPlans],
];

/** Core's part of "find anything"; asks only for what the person may read. */
export const coreSearch: SearchProvider = {
  async search({ store: { db } }: Platform, { role }: Actor, text: string): Promise<SearchFinding[]> {
    const allowed = finders.filter(([permission]) => role !== null && may(role, permission));
    const found = await Promise.all(allowed.map(([, find]) => find(db, text)));
    return found.flat();
  },
};
