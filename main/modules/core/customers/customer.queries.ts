import { type Expression, expressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Customer, CustomerQuery } from '#contract/core.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import type { CustomerTable } from '#db/schema/core.ts';
import type { Database } from '#db/schema.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { keysetPage } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { listed } from '../listed.ts';
import { matches } from '../search-text.ts';

type Db = Platform['store']['db'];

const countedAs = {
  draft: 'waiting',
  pending_install: 'waiting',
  active: 'active',
  suspended: 'suspended',
  paused: 'paused',
  terminated: 'terminated',
} as const satisfies Record<SubscriptionState, keyof Customer['services']>;

const noServices: Customer['services'] = { active: 0, suspended: 0, paused: 0, waiting: 0, terminated: 0 };

async function serviceCounts(db: Db, customerIds: readonly Id[]): Promise<ReadonlyMap<Id, Customer['services']>> {
  const counts = new Map<Id, Customer['services']>();
  if (customerIds.length === 0) return counts;
  const rows = await db
    .selectFrom('subscription')
    .select((eb) => ['customerId', 'state', eb.fn.countAll<number>().as('count')])
    .where('customerId', 'in', customerIds)
    .groupBy(['customerId', 'state'])
    .execute();
  for (const { customerId, state, count } of rows) {
    const sofar = counts.get(customerId) ?? noServices;
    const word = countedAs[state];
    counts.set(customerId, { ...sofar, [word]: sofar[word] + count });
  }
  return counts;
}

async function asCustomers(db: Db, rows: readonly Selectable<CustomerTable>[]): Promise<Customer[]> {
  const counts = await serviceCounts(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(({ searchText: _searchText, sortName: _sortName, ...row }) => ({
    ...row,
    services: counts.get(row.id) ?? noServices,
  }));
}

/** A customer is found by what stands in their own record and by what stands in any of their services. */
export function customerMatches(db: Db, typed: string): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'customer'>();
  const byService = db
    .selectFrom('subscription')
    .select('subscription.customerId')
    .where(matches(sql<string>`subscription.search_text`, typed));
  return eb.or([matches(sql<string>`customer.search_text`, typed), eb('customer.id', 'in', byService)]);
}

function conditions(db: Db, { search, kind, archived, state, sectorId, planId }: CustomerQuery): Expression<SqlBool>[] {
  const eb = expressionBuilder<Database, 'customer'>();
  const all: Expression<SqlBool>[] = [eb('customer.archivedAt', archived ? 'is not' : 'is', null)];
  if (kind !== undefined) all.push(eb('customer.kind', '=', kind));
  if (state !== undefined || sectorId !== undefined || planId !== undefined) {
    let services = db.selectFrom('subscription').select('subscription.customerId');
    if (state !== undefined) services = services.where('subscription.state', '=', state);
    if (sectorId !== undefined) services = services.where('subscription.sectorId', '=', sectorId);
    if (planId !== undefined) services = services.where('subscription.planId', '=', planId);
    all.push(eb('customer.id', 'in', services));
  }
  if (search.trim() !== '') all.push(customerMatches(db, search));
  return all;
}

const sortedBy = {
  name: sql<string>`customer.sort_name`,
  code: sql<string>`customer.code`,
  createdAt: sql<string>`customer.created_at`,
};

export async function listCustomers({ store: { db } }: Platform, input: CustomerQuery) {
  const filtered = db.selectFrom('customer').where((eb) => eb.and(conditions(db, input)));
  const { items, ...page } = await listed(
    input.cursor,
    keysetPage(
      filtered.selectAll('customer'),
      { by: sortedBy[input.sort.by], id: sql<string>`customer.id` },
      { ...input, direction: input.sort.direction },
    ),
    () => filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  );
  return { ...page, items: await asCustomers(db, items) };
}

export async function getCustomer({ store: { db } }: Platform, id: Id): Promise<Customer> {
  const rows = await db.selectFrom('customer').selectAll().where('id', '=', id).execute();
  const [customer] = await asCustomers(db, rows);
  if (customer === undefined) throw notFound('customer');
  return customer;
}
