import { client } from '#app/client.ts';
import type { Change } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { changesCounted, nameOf } from './change-words.ts';

/** Refuses planned changes, with the reason that stays in the history. */
export function RejectChanges({ changes, onClose }: { changes: readonly Change[]; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Reject ${nameOf(changes)}?`}
      sentence="The router stays as it is. The books keep what they say, and the service shows that the two differ."
      danger
      confirm={changes.length === 1 ? 'Reject' : `Reject ${changes.length}`}
      example="The customer paid by telephone"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.changes.reject({ ids: changes.map(({ id }) => id), reason }),
          ({ rejected }) => {
            refresh();
            tellDone(`${changesCounted(rejected)} rejected. Nothing was written.`);
          },
        )
      }
    />
  );
}
