import { useRouter } from '@tanstack/react-router';
import { Activity, Archive, GitCompare, Pencil, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Device } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { ActMenu } from '../show/ActMenu.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { ArchiveDevice } from './ArchiveDevice.tsx';
import { StageDialog } from './StageDialog.tsx';

/** Look at it now, compare it now, how far it may be written to; for whoever looks after the network. */
export function DeviceActs({ device }: { device: Device }) {
  const may = useMay();
  const { history } = useRouter();
  const refresh = useRefresh();
  const [busy, setBusy] = useState<'check' | 'compare'>();
  const [dialog, setDialog] = useState<'stage' | 'archive'>();
  if (!may('network.write')) return null;
  const isRouter = device.kind === 'mikrotik';

  const during = async (what: 'check' | 'compare', call: () => Promise<void>) => {
    setBusy(what);
    try {
      await call();
    } catch (error) {
      const { message, reference } = refusalOf(error);
      tellProblem(message, reference === undefined ? {} : { reference });
    }
    setBusy(undefined);
    refresh();
  };
  const check = () =>
    during('check', async () => {
      const { ok, sentence } = await client.mikrotik.routers.check({ id: device.id });
      if (ok) tellDone(sentence);
      else tellProblem(sentence);
    });
  const compare = () =>
    during('compare', async () => {
      await client.mikrotik.routers.compare({ id: device.id });
      tellDone(`${device.name} is being read back; what differs shows here in a moment.`);
    });

  return (
    <>
      {isRouter && (
        <>
          <ActButton icon={Activity} busy={busy === 'check'} onClick={() => void check()}>
            Check now
          </ActButton>
          <ActButton icon={GitCompare} busy={busy === 'compare'} onClick={() => void compare()}>
            Compare now
          </ActButton>
          <ActButton icon={SlidersHorizontal} onClick={() => setDialog('stage')}>
            Set stage
          </ActButton>
        </>
      )}
      <ActButton icon={Pencil} onClick={() => history.push(`/devices/${device.id}/edit`)}>
        Edit
      </ActButton>
      <ActMenu
        label={`More about ${device.name}`}
        acts={[
          {
            id: 'archive',
            label: 'Archive…',
            icon: Archive,
            refused:
              device.serviceCount > 0 ? 'It serves customers. Move their services to another router first.' : undefined,
            run: () => setDialog('archive'),
          },
        ]}
      />
      {dialog === 'stage' && <StageDialog device={device} onClose={() => setDialog(undefined)} />}
      {dialog === 'archive' && <ArchiveDevice device={device} onClose={() => setDialog(undefined)} />}
    </>
  );
}
