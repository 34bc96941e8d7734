import { client } from '#app/client.ts';
import type { Change } from '#contract/mikrotik.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { changeActionWords } from '../../core/show/change-words.ts';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { counted } from '../../core/show/words.ts';
import { changesCounted, nameOf } from './change-words.ts';
import { effectOfMany } from './effect-of-many.ts';

interface ApproveChangesProps {
  /** Those that may be approved. */
  changes: readonly Change[];
  onClose: () => void;
}

/** Says once more what routers are about to be told, then approves it. */
export function ApproveChanges({ changes, onClose }: ApproveChangesProps) {
  const refresh = useRefresh();
  const isOne = changes.length === 1;
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Approve ${nameOf(changes)}?`}
      sentence={effectOfMany(changes.map(({ effect }) => effect))}
      rows={changes.map((change) => ({
        key: change.id,
        what: isOne ? change.subscriptionCode : change.customerName,
        how: isOne ? change.reason : `${changeActionWords[change.action]} on ${change.deviceName}`,
        amount: counted(change.rows.length, 'row'),
      }))}
      wayBack="A change that is verified can be undone."
      confirm={isOne ? 'Approve' : `Approve ${changes.length}`}
      onConfirm={() =>
        attempt(
          () => client.mikrotik.changes.approve({ ids: changes.map(({ id }) => id) }),
          ({ approved }) => {
            refresh();
            tellDone(
              approved === changes.length
                ? `${changesCounted(approved)} approved. The rows are being written.`
                : `${approved} of ${changesCounted(changes.length)} approved; the others had moved on meanwhile.`,
            );
          },
        )
      }
    />
  );
}
