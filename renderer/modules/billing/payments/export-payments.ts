import type { PaymentHead } from '#contract/billing.ts';
import { currencyExponent } from '#kernel/money.ts';
import { moneyToText } from '#ui/parse/money-text.ts';
import { csvOf, saveText } from '../../platform/list/export-csv.ts';
import { allPayments, type PaymentAddress } from './payment-query.ts';
import { paymentMethodWords } from './payment-words.ts';

const amount = (of: 'amountMinor' | 'unallocatedMinor') => (row: PaymentHead) =>
  moneyToText(row[of], currencyExponent(row.currency));

/** By the id of the column that shows it; what no column shows alone stands beside it. */
const columns = [
  { of: 'number', header: 'Payment', text: (row: PaymentHead) => row.number },
  { of: 'customer', header: 'Customer code', text: (row: PaymentHead) => row.customerCode },
  { of: 'customer', header: 'Customer', text: (row: PaymentHead) => row.customerName },
  { of: 'receivedOn', header: 'Received', text: (row: PaymentHead) => row.receivedOn },
  { of: 'method', header: 'Method', text: (row: PaymentHead) => paymentMethodWords[row.method] },
  { of: 'reference', header: 'Reference', text: (row: PaymentHead) => row.reference },
  { of: 'state', header: 'State', text: (row: PaymentHead) => row.state },
  { of: 'recordedBy', header: 'Recorded by', text: (row: PaymentHead) => row.recordedBy },
  { of: 'amountMinor', header: 'Amount', text: amount('amountMinor') },
  { of: 'unallocated', header: 'Left as credit', text: amount('unallocatedMinor') },
  { of: 'amountMinor', header: 'Currency', text: (row: PaymentHead) => row.currency },
];

/** What the list shows now, all of it: its filter, its sort, its columns. */
export async function exportPayments(address: PaymentAddress, shown: readonly string[]): Promise<void> {
  const rows = await allPayments(address);
  const text = csvOf(
    columns.filter(({ of }) => shown.includes(of)),
    rows,
  );
  await saveText('payments.csv', text);
}
