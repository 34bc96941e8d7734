import { useRouter } from '@tanstack/react-router';
import { Activity, Archive, Fingerprint, GitCompare, Pencil, SlidersHorizontal, Wrench } from 'lucide-react';
import { useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Device } from '#contract/core.ts';
import type { RouterCheck } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { ActMenu } from '../show/ActMenu.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { ArchiveDevice } from './ArchiveDevice.tsx';
import { isSameFingerprint } from './fingerprint.ts';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';
import { StageDialog } from './StageDialog.tsx';
import { TrustCertificate } from './TrustCertificate.tsx';

interface DeviceActsProps {
  device: Device;
  /** What a check found, for whoever shows it longer than a toast. */
  onChecked: (check: RouterCheck) => void;
}

/** Look at it now, compare it now, how far it may be written to; for whoever looks after the network. */
export function DeviceActs({ device, onChecked }: DeviceActsProps) {
  const may = useMay();
  const { history } = useRouter();
  const refresh = useRefresh();
  const [busy, setBusy] = useState<'check' | 'compare' | 'certificate'>();
  const [dialog, setDialog] = useState<'stage' | 'maintenance' | 'archive'>();
  const [newCertificate, setNewCertificate] = useState<string>();
  if (!may('network.write')) return null;
  const isRouter = device.kind === 'mikrotik';

  const isAnother = (shown: string) => !isSameFingerprint(shown, device.tlsFingerprint ?? '');

  const during = async (what: NonNullable<typeof busy>, call: () => Promise<void>) => {
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
      const result = await client.mikrotik.routers.check({ id: device.id });
      const { ok, sentence, fingerprint, permissions } = result;
      onChecked(result);
      if (fingerprint !== null && isAnother(fingerprint)) setNewCertificate(fingerprint);
      else if (ok) tellDone(permissions?.state === 'unknown' ? `${sentence} ${permissions.sentence}` : sentence);
      else tellProblem(sentence);
    });
  /** From outside, by ping or TCP: such a device says nothing else of itself. */
  const checkOther = () =>
    during('check', async () => {
      const { ok, sentence } = await client.mikrotik.health.checkNow({ id: device.id });
      if (ok) tellDone(sentence);
      else tellProblem(sentence);
    });
  const readCertificate = () =>
    during('certificate', async () => {
      const { sha256 } = await client.mikrotik.routers.fingerprint({ host: device.host, port: device.port });
      if (isAnother(sha256)) setNewCertificate(sha256);
      else tellDone(`${device.name} shows the certificate that is trusted.`);
    });
  const compare = () =>
    during('compare', async () => {
      await client.mikrotik.routers.compare({ id: device.id });
      tellDone(`${device.name} is being read back; what differs shows here in a moment.`);
    });

  return (
    <>
      {(isRouter || device.healthCheck !== 'none') && (
        <ActButton icon={Activity} busy={busy === 'check'} onClick={() => void (isRouter ? check() : checkOther())}>
          Check now
        </ActButton>
      )}
      {isRouter && (
        <>
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
          ...(isRouter && device.security === 'tls'
            ? [
                {
                  id: 'certificate',
                  label: 'Read its certificate',
                  icon: Fingerprint,
                  run: () => void readCertificate(),
                },
              ]
            : []),
          {
            id: 'maintenance',
            label: device.maintenance === null ? 'Start maintenance…' : 'Another end of the maintenance…',
            icon: Wrench,
            run: () => setDialog('maintenance'),
          },
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
      {newCertificate !== undefined && (
        <TrustCertificate device={device} shown={newCertificate} onClose={() => setNewCertificate(undefined)} />
      )}
      {dialog === 'stage' && <StageDialog device={device} onClose={() => setDialog(undefined)} />}
      {dialog === 'maintenance' && <MaintenanceDialog device={device} onClose={() => setDialog(undefined)} />}
      {dialog === 'archive' && <ArchiveDevice device={device} onClose={() => setDialog(undefined)} />}
    </>
  );
}
