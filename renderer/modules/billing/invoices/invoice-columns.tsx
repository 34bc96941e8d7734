import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { InvoiceHead } from '#contract/billing.ts';
import type { Column } from '#ui/DataTable.tsx';
import { InvoicePill } from './InvoicePill.tsx';

/** A sortable column's id is the contract's name of the sort. */
export const invoiceColumns: readonly Column<InvoiceHead>[] = [
  { id: 'number', header: 'Invoice', cell: (row) => row.number, width: 150, mono: true, sortable: true, fixed: true },
  {
    id: 'customer',
    header: 'Customer',
    phone: true,
    cell: (row) => (
      <RecordLink model="customer" id={row.customerId}>
        {row.customerName}
      </RecordLink>
    ),
    title: (row) => `${row.customerName}, ${row.customerCode}`,
    grow: true,
    width: 160,
  },
  { id: 'state', header: 'State', phone: true, cell: (row) => <InvoicePill invoice={row} />, width: 104 },
  {
    id: 'issuedOn',
    header: 'Issued',
    cell: (row) => <Day date={row.issuedOn} />,
    width: 104,
    sortable: true,
    quiet: true,
  },
  { id: 'dueOn', header: 'Due', cell: (row) => <Day date={row.dueOn} />, width: 104, sortable: true },
  {
    id: 'net',
    header: 'Net',
    cell: (row) => <Money minor={row.netMinor} currency={row.currency} />,
    width: 128,
    align: 'end',
    quiet: true,
    hidden: true,
  },
  {
    id: 'tax',
    header: 'Tax',
    cell: (row) => <Money minor={row.taxMinor} currency={row.currency} />,
    width: 116,
    align: 'end',
    quiet: true,
    hidden: true,
  },
  {
    id: 'total',
    header: 'Total',
    cell: (row) => <Money minor={row.totalMinor} currency={row.currency} />,
    width: 158,
    align: 'end',
  },
  {
    id: 'openMinor',
    header: 'Open',
    phone: true,
    cell: (row) => <Money minor={row.openMinor} currency={row.currency} />,
    width: 158,
    align: 'end',
    sortable: true,
  },
];
