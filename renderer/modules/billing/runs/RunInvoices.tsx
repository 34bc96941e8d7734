import { useRouter } from '@tanstack/react-router';
import { useKeysetList } from '#app/keyset-list.ts';
import type { InvoiceHead } from '#contract/billing.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { invoiceColumns } from '../invoices/invoice-columns.tsx';
import { invoicesQuery } from '../invoices/invoice-query.ts';

const noun = { one: 'invoice', many: 'invoices' };
const rowKey = (row: InvoiceHead) => row.id;
const rowLabel = (row: InvoiceHead) => row.number;

export function RunInvoices({ runId }: { runId: string }) {
  const { history } = useRouter();
  const list = useKeysetList(invoicesQuery({ search: '', filters: { runId: [runId] } }));
  return (
    <DataTable
      id="runs.invoices"
      label="Invoices of this run"
      noun={noun}
      columns={invoiceColumns}
      rowKey={rowKey}
      rowLabel={rowLabel}
      {...list}
      onOpen={({ id }, aside) => (aside ? window.open(`#/invoices/${id}`, '_blank') : history.push(`/invoices/${id}`))}
      empty={{ sentence: 'Nobody was due on this day.' }}
    />
  );
}
