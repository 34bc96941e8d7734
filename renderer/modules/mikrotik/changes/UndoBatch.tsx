import { useRouter } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { batchPath, changesCounted } from './change-words.ts';

/** Puts the rows of a whole batch back, after saying how many, and which are left alone and why; then shows it happen. */
export function UndoBatch({ batch, onClose }: { batch: ChangeBatch; onClose: () => void }) {
  const { batchId, undoable, left } = batch;
  const { history } = useRouter();
  const refresh = useRefresh();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Undo ${changesCounted(undoable)}?`}
      sentence="Routers get the rows back as they were before. The books stay as they are and show the difference, so put them right too."
      rows={[
        { key: 'undone', what: 'Taken back', how: 'read first, then written and read back', amount: undoable },
        ...left.map(({ why, count }) => ({ key: why, what: 'Left alone', how: why, amount: count })),
      ]}
      danger
      confirm={`Undo ${undoable.toLocaleString('en-GB')}`}
      example="The wrong list was suspended"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.changes.undoBatch({ batchId, reason }),
          ({ asked, batchId: undoId }) => {
            refresh();
            tellDone(`${changesCounted(asked)} ${asked === 1 ? 'is' : 'are'} being taken back.`);
            history.push(batchPath(undoId));
          },
        )
      }
    />
  );
}
