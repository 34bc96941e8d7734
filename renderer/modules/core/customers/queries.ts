import { api } from '#app/client.ts';
import { pagesOf } from '#app/keyset-list.ts';
import type { ListView } from '#ui/saved-views.ts';
import { customerQueryOf } from './customer-filters.ts';

export const customersQuery = (view: ListView) =>
  api.core.customers.list.infiniteOptions(pagesOf(customerQueryOf(view)));

export const customerQuery = (id: string) => api.core.customers.get.queryOptions({ input: { id } });

/** All services of one customer; nobody has more than a page of them. */
export const servicesQuery = (customerId: string) =>
  api.core.subscriptions.list.queryOptions({
    input: { customerId, limit: 200, sort: { by: 'code', direction: 'asc' } },
  });

export const standingQuery = (customerId: string) =>
  api.billing.balances.of.queryOptions({
    input: { customerIds: [customerId] },
    select: (standings) => standings[0] ?? null,
  });
