import { client } from '#app/client.ts';
import type { Subscription } from '#contract/core.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { stateWords } from '../show/words.ts';
import { routerEffect } from './router-effect.ts';

/** Tells the router again what the books say of one service. */
export function PushDialog({ service, onClose }: { service: Subscription; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Push ${service.code} to ${service.deviceName ?? 'its router'} again?`}
      sentence="The router is read, and what it lacks or has differently is planned. Rows that are not ours are left alone."
      rows={[
        { key: 'books', what: 'Books', how: `stay as they are: ${stateWords[service.state].word}` },
        { key: 'router', what: 'Router', how: routerEffect(service) },
      ]}
      wayBack="The change can be undone from its page."
      confirm="Push"
      example="The queue was removed by hand"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.routers.push({ subscriptionId: service.id, reason }),
          () => {
            refresh();
            tellDone(`${service.code}: a change is queued for ${service.deviceName ?? 'its router'}.`);
          },
        )
      }
    />
  );
}
