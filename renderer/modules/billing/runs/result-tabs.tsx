import type { BillingRun, DunningDecisionView, RunPreview } from '#contract/billing.ts';
import type { TabItem } from '#ui/Tabs.tsx';
import { DecisionTable } from './DecisionTable.tsx';
import { RunInvoices } from './RunInvoices.tsx';
import { SetAsideTable } from './SetAsideTable.tsx';

type RunResult = BillingRun & {
  readonly decisions: readonly DunningDecisionView[];
  readonly setAside: RunPreview['setAside'];
};

export function resultTabs(run: RunResult): TabItem[] {
  const decided = (id: DunningDecisionView['decision'], label: string, empty: string): TabItem => {
    const rows = run.decisions.filter(({ decision }) => decision === id);
    return {
      id,
      label,
      count: rows.length,
      content: <DecisionTable id={`runs.${id}`} label={label} rows={rows} empty={empty} />,
    };
  };
  return [
    { id: 'invoices', label: 'Invoices', count: run.invoicedCount, content: <RunInvoices runId={run.id} /> },
    decided('suspend', 'Suspended', 'This run suspended nobody.'),
    decided('grace', 'Grace', 'No invoice left grace on this day.'),
    decided('reconnect', 'Reconnected', 'This run reconnected nobody.'),
    decided('hold', 'Held', 'No suspension was held back.'),
    {
      id: 'set-aside',
      label: 'Set aside',
      count: run.setAsideCount,
      content: <SetAsideTable rows={run.setAside} />,
    },
  ];
}
