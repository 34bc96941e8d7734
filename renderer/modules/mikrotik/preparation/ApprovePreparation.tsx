import { client } from '#app/client.ts';
import type { PreparationOfRouter, PreparationRow } from '#contract/mikrotik.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../../core/show/attempt.ts';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { planInWords } from './preparation-words.ts';

interface ApprovePreparationProps {
  preparation: PreparationOfRouter;
  /** Exactly these are written. */
  rows: readonly PreparationRow[];
  choice: { planHash: string; removesExtras: boolean };
  /** Only asks for it: somebody else approves. */
  asksOnly: boolean;
  onClose: () => void;
}

/** Says once more what the router is about to be told. */
export function ApprovePreparation({ preparation, rows, choice, asksOnly, onClose }: ApprovePreparationProps) {
  const refresh = useRefresh();
  const { deviceId, deviceName } = preparation;
  const input = { id: deviceId, ...choice };
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={asksOnly ? `Ask for the preparation of ${deviceName}?` : `Prepare ${deviceName}?`}
      sentence={planInWords(rows)}
      rows={rows.map((row) => ({
        key: `${row.sign} ${row.path} ${row.naturalKey}`,
        what: (
          <span className="mono">
            {row.sign === '>' ? '↕' : row.sign} {row.naturalKey}
          </span>
        ),
        how: row.above === null ? row.path : `above ${row.above.words}`,
      }))}
      wayBack={asksOnly ? 'Nothing is written before a colleague approves it.' : 'It can be undone.'}
      confirm={asksOnly ? 'Ask for it' : 'Approve and write'}
      onConfirm={() =>
        attempt(
          () => (asksOnly ? client.mikrotik.preparation.request(input) : client.mikrotik.preparation.approve(input)),
          () => {
            refresh();
            tellDone(asksOnly ? 'It waits for a colleague.' : `${deviceName} is being written to, and read back.`);
          },
        )
      }
    />
  );
}
