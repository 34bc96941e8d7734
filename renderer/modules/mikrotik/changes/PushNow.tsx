import { client } from '#app/client.ts';
import type { Change } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { changeActionWords } from '../../core/show/change-words.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';

/** Has what waits for a morning written at once: the push that a person asks for takes its place. */
export function PushNow({ change, onClose }: { change: Change; onClose: () => void }) {
  const { subscriptionId, subscriptionCode, customerName, deviceName, action } = change;
  const refresh = useRefresh();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Push ${subscriptionCode} to ${deviceName} now?`}
      sentence="It is written at once, in the quiet hours and under your name. This change is superseded by the push."
      rows={[{ key: 'what', what: customerName, how: `${changeActionWords[action]}: ${change.reason}` }]}
      wayBack="The push can be undone from its page."
      confirm="Push now"
      example="Agreed with the customer by telephone"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.routers.push({ subscriptionId, reason }),
          () => {
            refresh();
            tellDone(`${subscriptionCode}: it is written to ${deviceName} now.`);
          },
        )
      }
    />
  );
}
