import type { CsvColumn } from '#app/list/csv.ts';
import type { PaymentHead } from '#contract/billing.ts';
import { currencyExponent } from '#kernel/money.ts';
import { moneyToText } from '#ui/parse/money-text.ts';
import { paymentMethodWords } from './payment-words.ts';

const amount = (of: 'amountMinor' | 'unallocatedMinor') => (row: PaymentHead) =>
  moneyToText(row[of], currencyExponent(row.currency));

/** What no column shows alone stands beside it: a customer's code, an amount's currency. */
export const paymentCsv: readonly CsvColumn<PaymentHead>[] = [
  { id: 'number', header: 'Payment', text: (row) => row.number },
  { id: 'customer', header: 'Customer code', text: (row) => row.customerCode },
  { id: 'customer', header: 'Customer', text: (row) => row.customerName },
  { id: 'receivedOn', header: 'Received', text: (row) => row.receivedOn },
  { id: 'method', header: 'Method', text: (row) => paymentMethodWords[row.method] },
  { id: 'reference', header: 'Reference', text: (row) => row.reference },
  { id: 'state', header: 'State', text: (row) => row.state },
  { id: 'recordedBy', header: 'Recorded by', text: (row) => row.recordedBy },
  { id: 'amountMinor', header: 'Amount', text: amount('amountMinor') },
  { id: 'unallocated', header: 'Left as credit', text: amount('unallocatedMinor') },
  { id: 'amountMinor', header: 'Currency', text: (row) => row.currency },
];
