import { client } from '#app/client.ts';
import type { Subscription } from '#contract/core.ts';
import type { ServiceSessions } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { stateWords } from '../show/words.ts';
import { dropEffects } from './session-words.ts';

interface DropServiceDialogProps {
  service: Subscription;
  online: ServiceSessions;
  onClose: () => void;
}

const stays = new Set<Subscription['state']>(['suspended', 'paused']);

/** Drops whatever session the service has now; the books stay as they are. */
export function DropServiceDialog({ service, online, onClose }: DropServiceDialogProps) {
  const refresh = useRefresh();
  const { code, customerName, state } = service;
  const [first] = online.sessions;
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Disconnect ${code} of ${customerName}?`}
      sentence={first === undefined ? '' : dropEffects[first.kind]}
      rows={[
        ...online.sessions.map((session) => ({
          key: session.key,
          what: session.user,
          how: [session.address, session.mac].filter((text) => text !== null && text !== session.user).join(' · '),
        })),
        { key: 'books', what: 'Books', how: `stay as they are: ${stateWords[state].word}` },
        ...(stays.has(state)
          ? [{ key: 'after', what: 'Afterwards', how: 'it comes back cut off, as it should be' }]
          : []),
      ]}
      confirm="Disconnect"
      example="Customer asked for a new session"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.sessions.disconnectService({ subscriptionId: service.id, reason }),
          ({ sentence }) => {
            refresh();
            tellDone(sentence);
          },
        )
      }
    />
  );
}
