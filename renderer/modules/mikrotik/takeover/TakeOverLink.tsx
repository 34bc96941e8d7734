import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Import } from 'lucide-react';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ReadSource } from './ReadSource.tsx';

/** From a router's page to its takeover: the one that is being decided, or a new one. */
export function TakeOverLink({ deviceId }: { deviceId: string }) {
  const { history } = useRouter();
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(api.mikrotik.takeovers.list.queryOptions({ input: { deviceId, limit: 1 } }));
  const open = data?.items.find(({ state }) => state === 'draft');
  if (!may('network.takeover')) return null;
  return (
    <>
      <ActButton
        icon={Import}
        onClick={() => (open === undefined ? setOpened(true) : history.push(`/takeovers/${open.id}`))}
      >
        {open === undefined ? 'Take over' : 'Go on taking over'}
      </ActButton>
      <ReadSource opened={opened} onClose={() => setOpened(false)} deviceId={deviceId} />
    </>
  );
}
