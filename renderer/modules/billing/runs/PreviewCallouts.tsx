import { Day } from '#app/show/Day.tsx';
import type { RunPreview } from '#contract/billing.ts';
import { Callout } from '#ui/Callout.tsx';
import { services } from './run-words.ts';
import styles from './runs.module.css';

/** What is out of the ordinary about the next run. */
export function PreviewCallouts({ preview }: { preview: RunPreview }) {
  const { wouldStop, suspendedCount, activeCount, brakeAt, missedDates, alreadyRun } = preview;
  const [first] = missedDates;
  return (
    <div className={styles.told}>
      {wouldStop && (
        <Callout meaning="attention" title={`The run will stop before it suspends ${services(suspendedCount)}`}>
          That is more than {brakeAt} of {activeCount} active. It posts the invoices, suspends nobody and asks. Look at
          who it is; a person can then run it with the brake released.
        </Callout>
      )}
      {first !== undefined && (
        <Callout
          meaning="waiting"
          title={missedDates.length === 1 ? 'One day was missed' : `${missedDates.length} days were missed`}
        >
          Since <Day date={first} /> no run was made. The missed days run first, in order; each period is billed once.
        </Callout>
      )}
      {alreadyRun && (
        <Callout meaning="good" title="Today’s run is done">
          Here stands what came due since. The next run does it, together with the periods that begin by then.
        </Callout>
      )}
    </div>
  );
}
