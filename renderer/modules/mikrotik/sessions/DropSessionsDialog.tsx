import { client } from '#app/client.ts';
import type { RouterSession } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { dropEffects, kindWords, sessionKinds } from '../../core/online/session-words.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { counted } from '../../core/show/words.ts';

interface DropSessionsDialogProps {
  router: { readonly id: string; readonly name: string };
  sessions: readonly RouterSession[];
  onClose: () => void;
  onDone: () => void;
}

const shownAtMost = 6;
const whoseOf = ({ service, user }: RouterSession): string => service?.customerName ?? `${user}, nobody’s in the books`;

/** Says what each kind of session does when it is dropped, and asks why. */
export function DropSessionsDialog({ router, sessions, onClose, onDone }: DropSessionsDialogProps) {
  const refresh = useRefresh();
  const kinds = sessionKinds.filter((kind) => sessions.some((session) => session.kind === kind));
  const [only] = sessions;
  const what = sessions.length === 1 && only !== undefined ? whoseOf(only) : counted(sessions.length, 'session');
  const more = sessions.length - shownAtMost;
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Disconnect ${what} on ${router.name}?`}
      sentence={kinds.map((kind) => dropEffects[kind]).join(' ')}
      rows={[
        ...sessions.slice(0, shownAtMost).map((session) => ({
          key: session.key,
          what: whoseOf(session),
          how: [kindWords[session.kind], session.user, session.address].filter((text) => text !== null).join(' · '),
        })),
        ...(more > 0 ? [{ key: 'more', what: `and ${more} more`, how: '' }] : []),
        { key: 'books', what: 'Books', how: 'stay as they are' },
      ]}
      confirm={sessions.length === 1 ? 'Disconnect' : `Disconnect ${sessions.length}`}
      example="Hangs since the power cut"
      onConfirm={(reason) =>
        attempt(
          () =>
            client.mikrotik.sessions.disconnect({
              deviceId: router.id,
              sessions: sessions.map(({ kind, id, user }) => ({ kind, id, user })),
              reason,
            }),
          ({ sentence }) => {
            refresh();
            onDone();
            tellDone(sentence);
          },
        )
      }
    />
  );
}
