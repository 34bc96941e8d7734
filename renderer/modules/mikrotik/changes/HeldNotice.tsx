import { PathLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Change } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import styles from './ChangeView.module.css';
import { batchPath } from './change-words.ts';
import { heldTitles } from './held-words.ts';

/** Above all else: that a change was stopped, why, and what either decision will do. */
export function HeldNotice({ change }: { change: Change }) {
  const may = useMay();
  const { state, deviceStage, deviceName, heldBy, heldReason, effect, batchId, batchCount, whyNotApprove } = change;
  if (state !== 'planned' || deviceStage === 'dry_run') return null;
  const isRefused = whyNotApprove !== null && may('changes.approve');
  if (heldBy === null && !isRefused) return null;
  return (
    <div className={styles.notices}>
      {heldBy !== null && (
        <Callout
          meaning="attention"
          title={`${heldTitles[heldBy]}: nothing is written to ${deviceName} until somebody approves it.`}
          action={batchCount > 1 && <PathLink path={batchPath(batchId)}>All {batchCount} together</PathLink>}
        >
          {heldReason}
          <br />
          Approved: {effect.charAt(0).toLowerCase() + effect.slice(1)} Rejected: the router stays as it is, and the
          books show the difference.
        </Callout>
      )}
      {isRefused && <Callout meaning="off">{whyNotApprove}</Callout>}
    </div>
  );
}
