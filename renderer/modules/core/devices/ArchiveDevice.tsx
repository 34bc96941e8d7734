import { client } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';

export function ArchiveDevice({ device, onClose }: { device: Device; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Archive ${device.name}?`}
      sentence="It is not polled and not written to any more. Nothing on the device itself is changed; its history stays."
      confirm="Archive"
      onConfirm={() =>
        attempt(
          () => client.core.devices.archive({ id: device.id }),
          () => {
            refresh();
            tellDone(`${device.name} is archived.`);
          },
        )
      }
    />
  );
}
