import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import type { TakeoverSource } from '#contract/mikrotik.ts';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import type { Refusal } from '#ui/refusal.ts';
import { useDevices } from '../../core/list/choices.ts';
import { FileDrop } from './FileDrop.tsx';
import styles from './Takeover.module.css';
import { uploadExport } from './upload-export.ts';

interface ReadSourceProps {
  opened: boolean;
  onClose: () => void;
  /** The router that is meant; else one is chosen here. */
  deviceId?: string;
  /** A takeover that is read again; else a new one begins. */
  takeoverId?: string;
}

const sources = [
  { value: 'live', label: 'Read the router now' },
  { value: 'file', label: 'From an exported file' },
];

/** Where a takeover is read from: the router itself, or a file of it where no API is open. */
export function ReadSource({ opened, onClose, deviceId, takeoverId }: ReadSourceProps) {
  const { history } = useRouter();
  const queries = useQueryClient();
  const devices = useDevices().filter(({ kind }) => kind === 'mikrotik');
  const [chosen, setChosen] = useState(deviceId ?? null);
  const [kind, setKind] = useState<string | undefined>('live');
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState<number>();

  const sourceOf = async (): Promise<TakeoverSource> => {
    if (kind !== 'file') return { kind: 'live' };
    if (file === undefined) throw new Error('Choose the file first.');
    return { kind: 'file', uploadId: await uploadExport(file, setShare), fileName: file.name };
  };
  const read = async (): Promise<Refusal | undefined> => {
    try {
      const source = await sourceOf();
      if (takeoverId !== undefined) await client.mikrotik.takeovers.refresh({ id: takeoverId, source });
      else if (chosen === null) return { message: 'Choose the router first.' };
      else history.push(`/takeovers/${(await client.mikrotik.takeovers.start({ deviceId: chosen, source })).id}`);
      await queries.invalidateQueries({ queryKey: api.mikrotik.takeovers.key() });
      return undefined;
    } catch (error) {
      return error instanceof Error && !('code' in error) ? { message: error.message } : refusalOf(error);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <ConfirmAct
      key={String(opened)}
      opened={opened}
      onClose={onClose}
      title={takeoverId === undefined ? 'Take over a router' : 'Read again'}
      sentence={
        takeoverId === undefined
          ? 'Its PPP users, leases, queues and hotspot users are read and matched to your customers. Nothing is written to it, and nothing is in the books until you adopt it.'
          : 'What was decided by a person stays. New rows are proposed, rows that are gone go.'
      }
      confirm={share === undefined ? 'Read' : `${Math.round(share * 100)} %`}
      onConfirm={read}
    >
      <div className={styles.form}>
        {takeoverId === undefined && deviceId === undefined && (
          <SelectField
            label="Router"
            required
            value={chosen}
            onChange={setChosen}
            choices={devices.map(({ id, name, host }) => ({ value: id, label: name, note: host }))}
          />
        )}
        <ChoiceChips label="Source" choices={sources} value={kind} onValue={setKind} all={false} />
        {kind === 'file' && <FileDrop file={file} onFile={setFile} />}
      </div>
    </ConfirmAct>
  );
}
