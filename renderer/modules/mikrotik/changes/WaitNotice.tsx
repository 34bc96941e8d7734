import { useState } from 'react';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Change, ChangeHead } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { onlyFor } from '../../core/show/refused.ts';
import { PushNow } from './PushNow.tsx';
import { TimeOfDay } from './TimeOfDay.tsx';

interface WaitNoticeProps {
  change: Change;
  waits: NonNullable<ChangeHead['waits']>;
}

/** A change that goes on by itself, but not before an hour has come or somebody has done their work. */
export function WaitNotice({ change, waits }: WaitNoticeProps) {
  const { deviceId, deviceName } = change;
  const end = waits.until !== null && (
    <>
      <TimeOfDay at={waits.until} /> (<RelativeTime at={waits.until} />)
    </>
  );
  if (waits.for === 'quiet_hours') {
    return (
      <Callout
        meaning="waiting"
        title="It waits for the end of the quiet hours: nobody is cut off by itself meanwhile."
        action={<PushAct change={change} />}
      >
        It is written at {end}. The customer keeps the service until then.
      </Callout>
    );
  }
  return (
    <Callout
      meaning="waiting"
      title={`${deviceName} is in maintenance: nothing is written to it.`}
      action={
        <RecordLink model="device" id={deviceId}>
          The router
        </RecordLink>
      }
    >
      {end === false ? 'The change goes on when somebody ends the maintenance.' : <>The change goes on at {end}.</>}
    </Callout>
  );
}

function PushAct({ change }: { change: Change }) {
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const refused = may('network.write') ? undefined : onlyFor('network.write', 'push services');
  return (
    <>
      <ActButton refused={refused} onClick={() => setAsked(true)}>
        Push now…
      </ActButton>
      {asked && <PushNow change={change} onClose={() => setAsked(false)} />}
    </>
  );
}
