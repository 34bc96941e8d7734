import type { InvoiceHead } from '#contract/billing.ts';
import { currencyExponent } from '#kernel/money.ts';
import { moneyToText } from '#ui/parse/money-text.ts';
import { csvOf, saveText } from '../../platform/list/export-csv.ts';
import { allInvoices, type InvoiceAddress } from './invoice-query.ts';
import { invoiceStates } from './invoice-state.ts';

const amount = (of: 'netMinor' | 'taxMinor' | 'totalMinor' | 'openMinor') => (row: InvoiceHead) =>
  moneyToText(row[of], currencyExponent(row.currency));

/** By the id of the column that shows it; what no column shows alone stands beside it. */
const columns = [
  { of: 'number', header: 'Invoice', text: (row: InvoiceHead) => row.number },
  { of: 'customer', header: 'Customer code', text: (row: InvoiceHead) => row.customerCode },
  { of: 'customer', header: 'Customer', text: (row: InvoiceHead) => row.customerName },
  { of: 'state', header: 'State', text: (row: InvoiceHead) => invoiceStates[row.state].word },
  { of: 'issuedOn', header: 'Issued', text: (row: InvoiceHead) => row.issuedOn },
  { of: 'dueOn', header: 'Due', text: (row: InvoiceHead) => row.dueOn },
  { of: 'net', header: 'Net', text: amount('netMinor') },
  { of: 'tax', header: 'Tax', text: amount('taxMinor') },
  { of: 'total', header: 'Total', text: amount('totalMinor') },
  { of: 'openMinor', header: 'Open', text: amount('openMinor') },
  { of: 'total', header: 'Currency', text: (row: InvoiceHead) => row.currency },
];

/** What the list shows now, all of it: its filter, its sort, its columns. */
export async function exportInvoices(address: InvoiceAddress, shown: readonly string[]): Promise<void> {
  const rows = await allInvoices(address);
  const text = csvOf(
    columns.filter(({ of }) => shown.includes(of)),
    rows,
  );
  await saveText('invoices.csv', text);
}
