import { useMay } from '#app/session.ts';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import styles from './BatchView.module.css';
import { changesCounted } from './change-words.ts';
import { heldTitles } from './held-words.ts';

/** Why it was stopped, and why one's own decision does not count. */
export function BatchNotices({ batch }: { batch: ChangeBatch }) {
  const may = useMay();
  const { held, asking, approvable, whyNotApprove } = batch;
  const isAsking = held.length > 0 || asking.length > 0;
  return (
    <div className={styles.notices}>
      {held.map(({ by, why, count }) => (
        <Callout
          key={why}
          meaning="attention"
          title={`${heldTitles[by]}: ${changesCounted(count)} ${count === 1 ? 'waits' : 'wait'} for a person.`}
        >
          {why}
        </Callout>
      ))}
      {isAsking && approvable === 0 && whyNotApprove !== null && may('changes.approve') && (
        <Callout meaning="off">{whyNotApprove}</Callout>
      )}
    </div>
  );
}
