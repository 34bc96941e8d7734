import { client } from '#app/client.ts';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { counted } from '../../core/show/words.ts';
import { effectsInWords } from './batch-words.ts';
import { changesCounted } from './change-words.ts';

interface BatchDialogProps {
  batch: ChangeBatch;
  onClose: () => void;
}

/** Says once more what routers are about to be told, then lets all of it through. */
export function ApproveBatch({ batch, onClose }: BatchDialogProps) {
  const { batchId, approvable, rejectable, asking, routers, held } = batch;
  const refresh = useRefresh();
  const isBraked = held.some(({ by }) => by === 'brake');
  const leftOut = rejectable - approvable;
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Approve ${changesCounted(approvable)}?`}
      sentence={`${effectsInWords(asking) || 'Rows are written that nobody notices.'} The rows are written as they were shown, then read back.`}
      rows={routers.map(({ id, name, count, maintenance }) => ({
        key: id,
        what: name,
        how: maintenance === null ? 'now' : 'after its maintenance',
        amount: `of ${changesCounted(count)}`,
      }))}
      {...(leftOut > 0
        ? { sums: [{ label: 'Not approved with them: approved already, your own, or in dry run', value: leftOut }] }
        : {})}
      wayBack="The batch can be undone once it is verified."
      danger={isBraked}
      confirm={`Approve ${approvable.toLocaleString('en-GB')}`}
      onConfirm={() =>
        attempt(
          () => client.mikrotik.changes.approveBatch({ batchId }),
          ({ approved }) => {
            refresh();
            tellDone(`${changesCounted(approved)} approved on ${counted(routers.length, 'router')}.`);
          },
        )
      }
    />
  );
}
