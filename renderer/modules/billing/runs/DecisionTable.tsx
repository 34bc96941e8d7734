import type { DunningDecisionView } from '#contract/billing.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { decisionColumns } from './decision-columns.tsx';

interface DecisionTableProps {
  id: string;
  label: string;
  rows: readonly DunningDecisionView[];
  /** When more were decided than are shown. */
  total?: number | undefined;
  empty: string;
}

const noun = { one: 'service', many: 'services' };
const rowKey = (row: DunningDecisionView) => `${row.decision} ${row.subscriptionId}`;
const rowLabel = (row: DunningDecisionView) => row.subscriptionCode;

/** What is decided about services, and why. */
export function DecisionTable({ id, label, rows, total, empty }: DecisionTableProps) {
  return (
    <DataTable
      id={id}
      label={label}
      noun={noun}
      columns={decisionColumns}
      rows={rows}
      rowKey={rowKey}
      rowLabel={rowLabel}
      empty={{ sentence: empty }}
      {...(total === undefined || total < rows.length ? {} : { total })}
    />
  );
}
