import { useState } from 'react';
import { client } from '#app/client.ts';
import { Day, todayIn } from '#app/show/Day.tsx';
import type { Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';

/** Never suspend before a date. It has an end and a reason: an exemption for ever is forgotten for ever. */
export function ExemptDialog({ service, onClose }: { service: Subscription; onClose: () => void }) {
  const { zone } = useUiSettings();
  const refresh = useRefresh();
  const [until, setUntil] = useState<string | null>(service.exempt?.until ?? null);
  const today = todayIn(zone);
  const lift = async () => {
    const refusal = await attempt(
      () => client.core.subscriptions.exempt({ id: service.id, until: null, reason: null }),
      () => {
        refresh();
        tellDone(`${service.code} follows the ordinary rules again.`);
        onClose();
      },
    );
    if (refusal !== undefined) tellProblem(refusal.message);
  };
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Exempt ${service.code} from suspension?`}
      sentence="The daily run will not suspend it before that day, whatever is open. Invoices and reminders go on."
      wayBack="An exemption can be ended at any time."
      confirm="Exempt"
      example="Hospital: agreed with the director"
      onConfirm={async (reason) =>
        until === null
          ? { message: 'Choose the day until which it is exempt.' }
          : await attempt(
              () => client.core.subscriptions.exempt({ id: service.id, until, reason }),
              () => {
                refresh();
                tellDone(
                  <>
                    {service.code} is not suspended before <Day date={until} />.
                  </>,
                );
              },
            )
      }
    >
      {service.exempt !== null && (
        <Callout meaning="attention" action={<ActButton onClick={() => void lift()}>End it now</ActButton>}>
          Exempt until <Day date={service.exempt.until} />: {service.exempt.reason}
        </Callout>
      )}
      <DateField label="Until" value={until} onChange={setUntil} min={today} required />
    </ReasonDialog>
  );
}
