import { useRouter } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { ActButton } from '#ui/ActButton.tsx';

/** To everyone who is on the router now. */
export function SessionsLink({ deviceId }: { deviceId: string }) {
  const { history } = useRouter();
  return (
    <ActButton icon={Users} onClick={() => history.push(`/devices/${deviceId}/sessions`)}>
      Sessions
    </ActButton>
  );
}
