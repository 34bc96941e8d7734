import { client } from '#app/client.ts';
import type { Change } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { nameOf } from './change-words.ts';
import styles from './UndoChange.module.css';
import { undoRows } from './undo-rows.ts';

/** Puts the rows of a change back as they were, after showing which. */
export function UndoChange({ change, onClose }: { change: Change; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Undo ${nameOf([change])}?`}
      sentence={`${change.deviceName} gets these rows back as they were. The books stay as they are and show the difference.`}
      rows={undoRows(change.rows).map((row) => ({
        key: row.key,
        what: (
          <span className={styles.row} data-sign={row.sign}>
            <span className={styles.sign}>{row.sign}</span>
            <span className="mono">{row.name}</span>
            <span className={styles.path}>{row.path}</span>
          </span>
        ),
        how: <span className="mono">{row.how}</span>,
      }))}
      danger
      confirm="Undo"
      example="The wrong service was suspended"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.changes.undo({ id: change.id, reason }),
          () => {
            refresh();
            tellDone(`${change.deviceName} is told to put the rows back.`);
          },
        )
      }
    />
  );
}
