import { api, client } from '#app/client.ts';
import { allRows } from '../../platform/list/export-csv.ts';
import { type ListAddress, oneOf, periodOf, sortOf } from '../../platform/list/list-address.ts';
import { invoiceStateNames } from './invoice-state.ts';

export type InvoiceAddress = ListAddress<'state' | 'issued' | 'customerId' | 'runId'>;

function asked(address: InvoiceAddress) {
  const state = oneOf(invoiceStateNames, address.state);
  const sort = sortOf(['issuedOn', 'number', 'dueOn', 'openMinor'], address.sort);
  return {
    ...periodOf(address.issued),
    ...(address.q === undefined ? {} : { search: address.q }),
    ...(state === undefined ? {} : { state }),
    ...(sort === undefined ? {} : { sort }),
    ...(address.customerId === undefined ? {} : { customerId: address.customerId }),
    ...(address.runId === undefined ? {} : { runId: address.runId }),
  };
}

export const invoicesQuery = (address: InvoiceAddress) =>
  api.billing.invoices.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...asked(address), cursor }),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const allInvoices = (address: InvoiceAddress) =>
  allRows((cursor) => client.billing.invoices.list({ ...asked(address), cursor, limit: 500 }));
