import { Money } from '#app/show/Money.tsx';
import type { RunPreview } from '#contract/billing.ts';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { services } from './run-words.ts';

interface PreviewSumsProps {
  preview: RunPreview;
  onTab: (id: string) => void;
}

/** The sums of a run to come; each leads to its rows. */
export function PreviewSums({ preview, onTab }: PreviewSumsProps) {
  const { activeCount, brakeAt, wouldStop } = preview;
  return (
    <StatRow label="What the run will do">
      <Stat
        label="To invoice"
        value={<Money minor={preview.invoicedMinor} currency={preview.currency} />}
        note={preview.invoicedCount === 1 ? '1 invoice' : `${preview.invoicedCount.toLocaleString('en')} invoices`}
        onClick={() => onTab('invoices')}
      />
      <Stat
        label="To suspend"
        value={preview.suspendedCount}
        note={`of ${services(activeCount)} active; brake above ${brakeAt}`}
        onClick={() => onTab('suspend')}
        {...(wouldStop ? { meaning: 'attention' as const } : {})}
      />
      <Stat label="To reconnect" value={preview.reconnectedCount} onClick={() => onTab('reconnect')} />
      <Stat
        label="Set aside"
        value={preview.setAsideCount}
        note={preview.setAsideCount === 0 ? undefined : 'not billed until put right'}
        onClick={() => onTab('set-aside')}
        {...(preview.setAsideCount > 0 ? { meaning: 'attention' as const } : {})}
      />
    </StatRow>
  );
}
