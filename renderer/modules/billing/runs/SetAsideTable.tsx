import { RecordLink } from '#app/RecordLink.tsx';
import type { RunPreview } from '#contract/billing.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';

type SetAside = RunPreview['setAside'][number];

const columns: readonly Column<SetAside>[] = [
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
  { id: 'customer', header: 'Customer', cell: (row) => row.customerName, width: 220 },
  { id: 'reason', header: 'Why it is not billed', cell: (row) => row.reason, grow: true, width: 320 },
];
const noun = { one: 'service', many: 'services' };
const rowKey = (row: SetAside) => row.subscriptionId;
const rowLabel = (row: SetAside) => row.subscriptionCode;

/** Services that cannot be billed as they are; the others are billed all the same. */
export function SetAsideTable({ rows, total }: { rows: readonly SetAside[]; total?: number }) {
  return (
    <DataTable
      id="runs.set-aside"
      label="Set aside"
      noun={noun}
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      rowLabel={rowLabel}
      empty={{ sentence: 'Nothing is set aside: every service that is due can be billed.' }}
      {...(total === undefined ? {} : { total })}
    />
  );
}
