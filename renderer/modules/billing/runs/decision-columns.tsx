import { RecordLink } from '#app/RecordLink.tsx';
import type { DunningDecisionView } from '#contract/billing.ts';
import type { Column } from '#ui/DataTable.tsx';
import styles from './runs.module.css';

export const decisionColumns: readonly Column<DunningDecisionView>[] = [
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
    width: 200,
  },
  { id: 'why', header: 'Why', cell: (row) => row.sentence, grow: true, width: 280 },
  {
    id: 'reasons',
    header: 'Reasons',
    cell: (row) => (
      <span className={styles.refs}>
        {row.reasons.flatMap(({ ref }) =>
          ref === null
            ? []
            : [
                <RecordLink key={ref.id} model={ref.model} id={ref.id}>
                  {ref.label}
                </RecordLink>,
              ],
        )}
      </span>
    ),
    title: (row) => row.reasons.map(({ text }) => text).join('\n'),
    width: 220,
  },
];
