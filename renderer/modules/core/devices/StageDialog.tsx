import { Radio } from '@mantine/core';
import { useState } from 'react';
import { client } from '#app/client.ts';
import type { Device, DeviceStage } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { sentenceCase, stages, stageWords } from '../show/words.ts';
import styles from './StageDialog.module.css';

/** How far plans may go on this router, each stage in plain words. */
export function StageDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const refresh = useRefresh();
  const [stage, setStage] = useState<DeviceStage>(device.stage);
  const { word } = stageWords[stage];
  return (
    <ReasonDialog
      onClose={onClose}
      title={`How far may changes go on ${device.name}?`}
      wayBack="A stage can be set back at any time; what was written stays."
      confirm={`Set to ${word}`}
      example="Preparation done, first plans looked at"
      onConfirm={async (reason) =>
        stage === device.stage
          ? { message: `It is ${word} already. Choose another stage.` }
          : await attempt(
              () => client.core.devices.setStage({ id: device.id, stage, reason }),
              () => {
                refresh();
                tellDone(`${device.name} is ${word}.`);
              },
            )
      }
    >
      <Radio.Group
        aria-label="Stage"
        value={stage}
        onChange={(value) => setStage(stages.find((known) => known === value) ?? device.stage)}
      >
        <div className={styles.stages}>
          {stages.map((one) => (
            <Radio
              key={one}
              value={one}
              size="xs"
              classNames={{ label: styles.label ?? '', description: styles.explains ?? '', body: styles.option ?? '' }}
              label={sentenceCase(stageWords[one].word) + (one === device.stage ? ' (now)' : '')}
              description={stageWords[one].explains}
            />
          ))}
        </div>
      </Radio.Group>
      {stage === 'live' && device.stage !== 'live' && (
        <Callout meaning="attention">
          From now on suspensions and reconnections of {device.serviceCount} services reach the router without a person.
        </Callout>
      )}
    </ReasonDialog>
  );
}
