import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { PaymentHead } from '#contract/billing.ts';
import type { Column } from '#ui/DataTable.tsx';
import { PaymentPill } from './PaymentPill.tsx';
import { paymentMethodWords } from './payment-words.ts';

/** A sortable column's id is the contract's name of the sort. */
export const paymentColumns: readonly Column<PaymentHead>[] = [
  { id: 'number', header: 'Payment', cell: (row) => row.number, width: 150, mono: true, sortable: true, fixed: true },
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
  {
    id: 'receivedOn',
    header: 'Received',
    phone: true,
    cell: (row) => <Day date={row.receivedOn} />,
    width: 108,
    sortable: true,
  },
  { id: 'method', header: 'Method', cell: (row) => paymentMethodWords[row.method], width: 112 },
  { id: 'reference', header: 'Reference', cell: (row) => row.reference, width: 132, mono: true, quiet: true },
  { id: 'state', header: 'State', cell: (row) => <PaymentPill state={row.state} />, width: 104 },
  { id: 'recordedBy', header: 'Recorded by', cell: (row) => row.recordedBy, width: 132, quiet: true, hidden: true },
  {
    id: 'amountMinor',
    header: 'Amount',
    phone: true,
    cell: (row) => <Money minor={row.amountMinor} currency={row.currency} />,
    width: 158,
    align: 'end',
    sortable: true,
  },
  {
    id: 'unallocated',
    header: 'Left as credit',
    cell: (row) => <Money minor={row.unallocatedMinor} currency={row.currency} />,
    width: 132,
    align: 'end',
    quiet: true,
  },
];
