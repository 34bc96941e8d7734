import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { RunPreview } from '#contract/billing.ts';
import { addDays } from '#kernel/calendar.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';

type Planned = RunPreview['invoices'][number];

const columnsIn = (currency: string): readonly Column<Planned>[] => [
  {
    id: 'service',
    header: 'Service',
    cell: (row) => (
      <RecordLink model="subscription" id={row.subscriptionId}>
        {row.subscriptionCode}
      </RecordLink>
    ),
    width: 112,
    mono: true,
    fixed: true,
  },
  {
    id: 'customer',
    header: 'Customer',
    cell: (row) => (
      <RecordLink model="customer" id={row.customerId}>
        {row.customerName}
      </RecordLink>
    ),
    title: (row) => row.customerName,
    width: 220,
  },
  {
    id: 'period',
    header: 'Period',
    cell: (row) => (
      <>
        <Day date={row.periodStart} /> – <Day date={addDays(row.periodEnd, -1)} />
      </>
    ),
    width: 200,
  },
  {
    id: 'difference',
    header: 'Other than last time',
    cell: (row) => row.difference ?? '',
    grow: true,
    width: 240,
    quiet: true,
  },
  {
    id: 'total',
    header: 'Total',
    cell: (row) => <Money minor={row.totalMinor} currency={currency} />,
    width: 140,
    align: 'end',
  },
];
const noun = { one: 'period', many: 'periods' };
const rowKey = (row: Planned) => `${row.subscriptionId} ${row.periodStart}`;
const rowLabel = (row: Planned) => row.subscriptionCode;

interface PlannedInvoicesProps {
  rows: readonly Planned[];
  currency: string;
}

const columnsByCurrency = new Map<string, readonly Column<Planned>[]>();

/** Who would be billed, for which days, how much, and why it is not as last time. */
export function PlannedInvoices({ rows, currency }: PlannedInvoicesProps) {
  const columns = columnsByCurrency.get(currency) ?? columnsIn(currency);
  columnsByCurrency.set(currency, columns);
  return (
    <DataTable
      id="runs.planned"
      label="Invoices to come"
      noun={noun}
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      rowLabel={rowLabel}
      empty={{ sentence: 'Nobody is due today: every period that began is billed.' }}
    />
  );
}
