import type { CsvColumn } from '#app/list/csv.ts';
import type { InvoiceHead } from '#contract/billing.ts';
import { currencyExponent } from '#kernel/money.ts';
import { moneyToText } from '#ui/parse/money-text.ts';
import { invoiceStates } from './invoice-state.ts';

const amount = (of: 'netMinor' | 'taxMinor' | 'totalMinor' | 'openMinor') => (row: InvoiceHead) =>
  moneyToText(row[of], currencyExponent(row.currency));

/** What no column shows alone stands beside it: a customer's code, an amount's currency. */
export const invoiceCsv: readonly CsvColumn<InvoiceHead>[] = [
  { id: 'number', header: 'Invoice', text: (row) => row.number },
  { id: 'customer', header: 'Customer code', text: (row) => row.customerCode },
  { id: 'customer', header: 'Customer', text: (row) => row.customerName },
  { id: 'state', header: 'State', text: (row) => invoiceStates[row.state].word },
  { id: 'issuedOn', header: 'Issued', text: (row) => row.issuedOn },
  { id: 'dueOn', header: 'Due', text: (row) => row.dueOn },
  { id: 'net', header: 'Net', text: amount('netMinor') },
  { id: 'tax', header: 'Tax', text: amount('taxMinor') },
  { id: 'total', header: 'Total', text: amount('totalMinor') },
  { id: 'openMinor', header: 'Open', text: amount('openMinor') },
  { id: 'total', header: 'Currency', text: (row) => row.currency },
];
