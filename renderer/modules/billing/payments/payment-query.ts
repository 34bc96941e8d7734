import { api, client } from '#app/client.ts';
import { allRows } from '../../platform/list/export-csv.ts';
import { type ListAddress, oneOf, periodOf, sortOf } from '../../platform/list/list-address.ts';
import { paymentMethodNames } from './payment-words.ts';

export type PaymentAddress = ListAddress<'method' | 'received' | 'customerId'>;

function asked(address: PaymentAddress) {
  const method = oneOf(paymentMethodNames, address.method);
  const sort = sortOf(['receivedOn', 'number', 'amountMinor'], address.sort);
  return {
    ...periodOf(address.received),
    ...(address.q === undefined ? {} : { search: address.q }),
    ...(method === undefined ? {} : { method }),
    ...(sort === undefined ? {} : { sort }),
    ...(address.customerId === undefined ? {} : { customerId: address.customerId }),
  };
}

export const paymentsQuery = (address: PaymentAddress) =>
  api.billing.payments.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...asked(address), cursor }),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const allPayments = (address: PaymentAddress) =>
  allRows((cursor) => client.billing.payments.list({ ...asked(address), cursor, limit: 500 }));
