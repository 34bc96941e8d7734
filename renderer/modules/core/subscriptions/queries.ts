import { api } from '#app/client.ts';
import { pagesOf } from '#app/keyset-list.ts';
import type { ListView } from '#ui/saved-views.ts';
import { subscriptionQueryOf } from './subscription-filters.ts';

export const subscriptionsQuery = (view: ListView) =>
  api.core.subscriptions.list.infiniteOptions(pagesOf(subscriptionQueryOf(view)));

export const subscriptionQuery = (id: string) => api.core.subscriptions.get.queryOptions({ input: { id } });
