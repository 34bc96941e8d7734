import type { ChangeHead } from '#contract/mikrotik.ts';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import styles from './ChangeSteps.module.css';
import { stepsOf } from './change-steps.ts';

/** How far a change has come, from wanted to read back, as a strip with times. */
export function ChangeSteps({ change }: { change: ChangeHead }) {
  return (
    <ol className={styles.steps} aria-label="Steps of this change">
      {stepsOf(change).map(({ word, at, note, meaning, place }) => (
        <li
          key={word}
          className={styles.step}
          data-place={place}
          data-meaning={meaning}
          aria-current={place === 'here' ? 'step' : undefined}
        >
          <div className={styles.mark}>
            <MeaningShape meaning={meaning} />
          </div>
          <div className={styles.word}>{word}</div>
          <div className={styles.note} title={note ?? undefined}>
            {at !== null && <RelativeTime at={at} />}
            {at !== null && note !== null && ' · '}
            {note}
            {at === null && note === null && ' '}
          </div>
        </li>
      ))}
    </ol>
  );
}
