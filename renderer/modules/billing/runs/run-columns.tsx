import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { BillingRun } from '#contract/billing.ts';
import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { RunPill } from './RunPill.tsx';
import { triggerWords } from './run-words.ts';

export const runColumns: readonly Column<BillingRun>[] = [
  { id: 'runDate', header: 'Day', cell: (row) => <Day date={row.runDate} />, width: 116, sortable: true, fixed: true },
  { id: 'state', header: 'State', cell: (row) => <RunPill state={row.state} />, width: 168 },
  { id: 'trigger', header: 'Started', cell: (row) => triggerWords[row.trigger], width: 84, quiet: true },
  { id: 'startedAt', header: 'When', cell: (row) => <RelativeTime at={row.startedAt} />, width: 112, quiet: true },
  { id: 'note', header: 'Note', cell: (row) => row.note ?? '', grow: true, quiet: true },
  { id: 'invoicedCount', header: 'Invoices', cell: (row) => row.invoicedCount, width: 84, align: 'end' },
  {
    id: 'invoicedMinor',
    header: 'Invoiced',
    cell: (row) => <Money minor={row.invoicedMinor} currency={row.currency} />,
    width: 148,
    align: 'end',
  },
  { id: 'suspendedCount', header: 'Suspended', cell: (row) => row.suspendedCount, width: 96, align: 'end' },
  { id: 'reconnectedCount', header: 'Reconnected', cell: (row) => row.reconnectedCount, width: 104, align: 'end' },
  { id: 'setAsideCount', header: 'Set aside', cell: (row) => row.setAsideCount, width: 88, align: 'end' },
];
