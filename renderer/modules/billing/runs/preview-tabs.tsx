import type { DunningDecisionView, RunPreview } from '#contract/billing.ts';
import type { TabItem } from '#ui/Tabs.tsx';
import { DecisionTable } from './DecisionTable.tsx';
import { PlannedInvoices } from './PlannedInvoices.tsx';
import { SetAsideTable } from './SetAsideTable.tsx';

const decided = (preview: RunPreview, decision: DunningDecisionView['decision']) =>
  preview.decisions.filter((row) => row.decision === decision);

export function previewTabs(preview: RunPreview): TabItem[] {
  const grace = decided(preview, 'grace');
  const held = decided(preview, 'hold');
  return [
    {
      id: 'invoices',
      label: 'Invoices',
      count: preview.invoicedCount,
      content: <PlannedInvoices rows={preview.invoices} currency={preview.currency} />,
    },
    {
      id: 'suspend',
      label: 'Will be suspended',
      count: preview.suspendedCount,
      content: (
        <DecisionTable
          id="runs.suspend"
          label="Will be suspended"
          rows={decided(preview, 'suspend')}
          total={preview.suspendedCount}
          empty="Nobody is suspended: no invoice is past the limit."
        />
      ),
    },
    {
      id: 'grace',
      label: 'Grace',
      count: grace.length,
      content: <DecisionTable id="runs.grace" label="Grace ends" rows={grace} empty="No invoice leaves grace today." />,
    },
    {
      id: 'reconnect',
      label: 'Reconnect',
      count: preview.reconnectedCount,
      content: (
        <DecisionTable
          id="runs.reconnect"
          label="Reconnect"
          rows={decided(preview, 'reconnect')}
          total={preview.reconnectedCount}
          empty="Nobody waits for reconnection: a payment reconnects at once."
        />
      ),
    },
    {
      id: 'hold',
      label: 'Held',
      count: held.length,
      content: (
        <DecisionTable id="runs.hold" label="Held" rows={held} empty="No suspension is held back by an exemption." />
      ),
    },
    {
      id: 'set-aside',
      label: 'Set aside',
      count: preview.setAsideCount,
      content: <SetAsideTable rows={preview.setAside} total={preview.setAsideCount} />,
    },
  ];
}
