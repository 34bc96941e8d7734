import { client } from '#app/client.ts';
import type { PreparationOfRouter, PreparationRun } from '#contract/mikrotik.ts';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';

interface UndoPreparationProps {
  preparation: PreparationOfRouter;
  run: PreparationRun;
  onClose: () => void;
}

const back = { '+': '−', '-': '+', '~': '~', '>': '↕' } as const;

/** Puts the router back as it was before, after showing which rows that are. */
export function UndoPreparation({
  preparation: { deviceId, deviceName, suspended },
  run,
  onClose,
}: UndoPreparationProps) {
  const refresh = useRefresh();
  const keeps = suspended === 0 ? '' : ' Suspended customers are then not cut off by their address.';
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Put ${deviceName} back as it was?`}
      sentence={`What somebody changed on the router since stays as it is.${keeps}`}
      rows={run.rows.map((row) => ({
        key: `${row.sign} ${row.path} ${row.naturalKey}`,
        what: (
          <span className="mono">
            {back[row.sign]} {row.naturalKey}
          </span>
        ),
        how: row.path,
      }))}
      danger
      confirm="Undo"
      example="The rules stand in the way of the new core"
      onConfirm={(reason) =>
        attempt(
          () => client.mikrotik.preparation.undo({ id: deviceId, reason }),
          () => {
            refresh();
            tellDone(`${deviceName} is told to put the rows back.`);
          },
        )
      }
    />
  );
}
