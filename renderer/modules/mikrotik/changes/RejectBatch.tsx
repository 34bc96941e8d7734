import { client } from '#app/client.ts';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { changesCounted } from './change-words.ts';

/** Refuses what of the batch is not written yet, with the reason that stays in the history of each. */
export function RejectBatch({ batch, onClose }: { batch: ChangeBatch; onClose: () => void }) {
  const { batchId, rejectable } = batch;
  const refresh = useRefresh();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Reject ${changesCounted(rejectable)}?`}
      sentence="Routers stay as they are, and customers as they are served. The books keep what they say, and each service shows that the two differ: put the books right where they are wrong."
      danger
      confirm={`Reject ${rejectable.toLocaleString('en-GB')}`}
      example="The bank file was read twice"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.changes.rejectBatch({ batchId, reason }),
          ({ rejected }) => {
            refresh();
            tellDone(`${changesCounted(rejected)} rejected. Nothing was written.`);
          },
        )
      }
    />
  );
}
