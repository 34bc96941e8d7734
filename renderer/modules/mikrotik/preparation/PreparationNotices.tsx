import type { PreparationOfRouter, PreparationRun } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import styles from './Preparation.module.css';
import { runWords } from './preparation-words.ts';

/** What has to be known before anything else: whether customers are cut off at all, and how far the last writing came. */
export function PreparationNotices({ preparation }: { preparation: PreparationOfRouter }) {
  const { alarm, check, run, deviceStage, deviceName } = preparation;
  return (
    <div className={styles.notices}>
      {alarm !== null && <Callout meaning="bad" title={alarm} />}
      {check?.state === 'unprepared' && alarm === null && (
        <Callout meaning="attention" title="Not prepared yet.">
          Until it is, {deviceName} cuts off nobody whose service is suspended by its address.
        </Callout>
      )}
      {deviceStage === 'dry_run' && (
        <Callout meaning="off" title="Dry run.">
          The plan is shown, and nothing is ever written.
        </Callout>
      )}
      {check !== null && check.error !== null && (
        <Callout meaning="bad" title={check.error}>
          {check.checkedAt === null ? (
            'It was never read.'
          ) : (
            <>
              What is shown is from <RelativeTime at={check.checkedAt} />.
            </>
          )}
        </Callout>
      )}
      {run !== null && run.state !== 'verified' && <RunNotice run={run} />}
    </div>
  );
}

function RunNotice({ run }: { run: PreparationRun }) {
  const { word, meaning } = runWords[run.state];
  const title = `Last preparation: ${word}.`;
  if (run.state === 'planned') {
    return (
      <Callout meaning={meaning} title={`Asked for by ${run.requestedBy}: ${word}.`}>
        <RelativeTime at={run.requestedAt} />
      </Callout>
    );
  }
  const at = run.undoneAt ?? run.verifiedAt ?? run.startedAt ?? run.approvedAt;
  return (
    <Callout meaning={meaning} title={title}>
      {run.lastError !== null && <div>{run.lastError}</div>}
      Approved by {run.approvedBy}
      {run.undoBy !== null && `, taken back by ${run.undoBy} (${run.undoReason})`}
      {at !== null && (
        <>
          {' · '}
          <RelativeTime at={at} />
        </>
      )}
    </Callout>
  );
}
