import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import { tellDone } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { counted } from '../show/words.ts';
import styles from './MaintenanceDialog.module.css';
import { endOf, endWords, type MaintenanceEnd, maintenanceEnds } from './maintenance-end.ts';

/** Takes a device out of service for a while, after saying what that means for it, for alarms and for what waits. */
export function MaintenanceDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const { id, name, kind, maintenance } = device;
  const refresh = useRefresh();
  const { zone } = useUiSettings();
  const [end, setEnd] = useState<MaintenanceEnd>('60');
  const [at, setAt] = useState('');
  const isRouter = kind === 'mikrotik';
  const waiting = useQuery({
    ...api.mikrotik.changes.list.queryOptions({ input: { deviceId: id, open: true, limit: 1 } }),
    enabled: isRouter,
  });
  return (
    <ReasonDialog
      onClose={onClose}
      title={maintenance === null ? `Take ${name} out of service?` : `Another end for the maintenance of ${name}?`}
      sentence={
        isRouter
          ? `Nothing is written to ${name} until it ends. Who is online stays so.`
          : `${name} is not spoken of while you work on it.`
      }
      rows={[
        ...(isRouter
          ? [{ key: 'changes', what: 'Changes', how: `${waitingInWords(waiting.data?.total)}; all go on afterwards` }]
          : []),
        { key: 'alarms', what: 'Alarms', how: 'none is raised; it is not counted as down' },
      ]}
      wayBack="You can end it at any time on this page."
      confirm={maintenance === null ? 'Start maintenance' : 'Set the end'}
      example="New power supply"
      onConfirm={async (reason) => {
        const until = endOf(end, at, Date.now(), zone);
        if (until === undefined) return { message: 'Say until when: a day and a time.' };
        return await attempt(
          () => client.core.devices.startMaintenance({ id, until, reason }),
          () => {
            refresh();
            tellDone(`${name} is in maintenance.`);
          },
        );
      }}
    >
      <Radio.Group
        label="Until"
        value={end}
        onChange={(value) => setEnd(maintenanceEnds.find((known) => known === value) ?? end)}
      >
        <div className={styles.ends}>
          {maintenanceEnds.map((one) => (
            <Radio key={one} value={one} size="xs" label={endWords[one]} classNames={{ label: styles.label ?? '' }} />
          ))}
        </div>
      </Radio.Group>
      {end === 'at' && (
        <TextInput
          type="datetime-local"
          label="It ends at"
          description={`On the company’s clocks (${zone})`}
          inputWrapperOrder={['label', 'input', 'description']}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
          withAsterisk
        />
      )}
    </ReasonDialog>
  );
}

function waitingInWords(count: number | undefined): string {
  if (count === undefined) return 'what is wanted waits';
  return count === 0 ? 'none waits now; what is wanted meanwhile does' : `${counted(count, 'change')} of it wait now`;
}
