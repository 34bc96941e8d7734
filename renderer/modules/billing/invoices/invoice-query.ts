import { api, client } from '#app/client.ts';
import { pagesOf } from '#app/keyset-list.ts';
import { idOf, oneOf, periodOf, sortOf } from '#app/list/list-address.ts';
import type { ListView } from '#ui/saved-views.ts';
import { invoiceStateNames } from './invoice-state.ts';

const asked = (view: ListView) => ({
  ...periodOf(view, 'issued'),
  search: view.search,
  state: oneOf(view, 'state', invoiceStateNames),
  sort: sortOf(view, ['issuedOn', 'number', 'dueOn', 'openMinor']),
  customerId: idOf(view, 'customerId'),
  runId: idOf(view, 'runId'),
});

export const invoicesQuery = (view: ListView) => api.billing.invoices.list.infiniteOptions(pagesOf(asked(view)));

export const invoicesPage = (view: ListView, cursor: string | null) =>
  client.billing.invoices.list({ ...asked(view), cursor, limit: 500 });
