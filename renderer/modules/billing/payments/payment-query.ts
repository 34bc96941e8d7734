import { api, client } from '#app/client.ts';
import { pagesOf } from '#app/keyset-list.ts';
import { idOf, oneOf, periodOf, sortOf } from '#app/list/list-address.ts';
import type { ListView } from '#ui/saved-views.ts';
import { paymentMethodNames } from './payment-words.ts';

const asked = (view: ListView) => ({
  ...periodOf(view, 'received'),
  search: view.search,
  method: oneOf(view, 'method', paymentMethodNames),
  sort: sortOf(view, ['receivedOn', 'number', 'amountMinor']),
  customerId: idOf(view, 'customerId'),
});

export const paymentsQuery = (view: ListView) => api.billing.payments.list.infiniteOptions(pagesOf(asked(view)));

export const paymentsPage = (view: ListView, cursor: string | null) =>
  client.billing.payments.list({ ...asked(view), cursor, limit: 500 });
