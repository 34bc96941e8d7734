import { RecordLink } from '#app/RecordLink.tsx';
import type { Change } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import { counted } from '../../core/show/words.ts';
import styles from './ChangeView.module.css';
import { NextTry } from './NextTry.tsx';
import { WaitNotice } from './WaitNotice.tsx';

/** What to know before reading the rows: a router that nothing is written to, and one that does not answer. */
export function ChangeNotices({ change }: { change: Change }) {
  const { deviceStage, deviceId, deviceName, state, undoOf } = change;
  const isOver = state === 'rejected' || state === 'superseded' || state === 'verified';
  return (
    <div className={styles.notices}>
      {deviceStage === 'dry_run' && !isOver && (
        <Callout
          meaning="waiting"
          title={`Dry run: nothing is ever written to ${deviceName}.`}
          action={
            <RecordLink model="device" id={deviceId}>
              Its stage
            </RecordLink>
          }
        >
          These rows are what would be written if it were live.
        </Callout>
      )}
      {change.waits !== null && <WaitNotice change={change} waits={change.waits} />}
      {!isOver && <LastError change={change} />}
      {undoOf !== null && (
        <Callout meaning="off">
          This change takes back{' '}
          <RecordLink model="provisioning_job" id={undoOf}>
            an earlier one
          </RecordLink>
          .
        </Callout>
      )}
    </div>
  );
}

/** What went wrong last, unless it is said already: why it was stopped, or what it waits for. */
function LastError({ change: { state, lastError, heldReason, waits, attempts, deviceId } }: { change: Change }) {
  if (lastError === null || waits !== null || (state === 'planned' && lastError === heldReason)) return null;
  if (state === 'planned') return <Callout meaning="attention" title={lastError} />;
  return (
    <Callout meaning={state === 'failed' ? 'bad' : 'attention'} title={lastError}>
      {tried(attempts)} {state === 'failed' ? failedNext : <NextTry deviceId={deviceId} />}
    </Callout>
  );
}

const failedNext = 'It is not tried again by itself: put right what stands in the way, then try again.';

const tried = (attempts: number): string => (attempts === 0 ? 'Not tried yet.' : `Tried ${counted(attempts, 'time')}.`);
