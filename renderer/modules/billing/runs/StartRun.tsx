import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import { Money } from '#app/show/Money.tsx';
import type { RunPreview } from '#contract/billing.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { SwitchField } from '#ui/fields/SwitchField.tsx';
import { tellDone } from '#ui/toast.ts';
import { services } from './run-words.ts';

interface StartRunProps {
  preview: RunPreview;
  opened: boolean;
  onClose: () => void;
}

/** Runs today now, after saying what that does in rows and sums. */
export function StartRun({ preview, opened, onClose }: StartRunProps) {
  const { history } = useRouter();
  const [release, setRelease] = useState(false);
  const { suspendedCount, wouldStop, currency } = preview;
  const suspends = wouldStop && !release ? 0 : suspendedCount;
  const start = async () => {
    try {
      const { runIds, stopped, note } = await client.billing.runs.start({ releaseBrake: release });
      tellDone(stopped ? (note ?? 'The run stopped at the brake; nobody was suspended.') : 'The run is done.');
      const last = runIds.at(-1);
      history.push(last === undefined ? '/runs' : `/runs/${last}`);
    } catch (error) {
      return refusalOf(error);
    }
    return undefined;
  };
  return (
    <ConfirmAct
      key={String(opened)}
      opened={opened}
      onClose={onClose}
      title="Run today now?"
      sentence={
        preview.missedDates.length > 0
          ? `${preview.missedDates.length} missed days run first. What was done before is not repeated.`
          : 'What was done before is not repeated.'
      }
      rows={[
        {
          key: 'invoice',
          what: 'Post invoices',
          how: `${preview.invoicedCount} to customers`,
          amount: <Money minor={preview.invoicedMinor} currency={currency} />,
        },
        {
          key: 'suspend',
          what: 'Suspend on the routers',
          how: wouldStop && !release ? 'the brake holds' : '',
          amount: suspends,
        },
        { key: 'reconnect', what: 'Reconnect on the routers', amount: preview.reconnectedCount },
        { key: 'aside', what: 'Set aside with a reason', amount: preview.setAsideCount },
      ]}
      sums={[{ label: 'Active services that lose service', value: suspends }]}
      wayBack="A payment reconnects; invoices stay."
      danger={suspends > 0}
      confirm={suspends > 0 ? `Run and suspend ${suspends}` : 'Run now'}
      onConfirm={start}
      {...(wouldStop && release ? { typed: String(suspendedCount) } : {})}
    >
      {wouldStop && (
        <SwitchField
          label={`Release the brake and suspend ${services(suspendedCount)}`}
          hint={`More than ${preview.brakeAt} of ${preview.activeCount} active services; without it the run stops and asks.`}
          value={release}
          onChange={setRelease}
        />
      )}
    </ConfirmAct>
  );
}
