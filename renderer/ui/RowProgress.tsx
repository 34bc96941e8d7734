import { MeaningShape } from './MeaningShape.tsx';
import type { Meaning } from './meaning.ts';
import styles from './RowProgress.module.css';

/** Where one row of work is: written to a router, imported, posted. */
export type Progress = 'queued' | 'applying' | 'verified' | 'failed' | 'undone' | 'skipped';

const meanings: Record<Exclude<Progress, 'applying'>, Meaning> = {
  queued: 'waiting',
  verified: 'good',
  failed: 'bad',
  undone: 'off',
  skipped: 'off',
};

/** One row's progress, sign and word; the word of `applying` moves, nothing else does. */
export function RowProgress({ progress, word = progress }: { progress: Progress; word?: string }) {
  return (
    <span className={styles.progress} data-progress={progress}>
      {progress === 'applying' ? (
        <span className={styles.arc} aria-hidden="true" />
      ) : (
        <MeaningShape meaning={meanings[progress]} />
      )}
      {word}
    </span>
  );
}

export interface ProgressLineProps {
  label: string;
  total: number;
  verified: number;
  failed: number;
}

/** The whole of it as one thin line: verified, failed, and what is still to come. */
export function ProgressLine({ label, total, verified, failed }: ProgressLineProps) {
  const share = (count: number) => `${total === 0 ? 0 : (100 * count) / total}%`;
  return (
    <div
      className={styles.line}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={verified + failed}
      aria-valuetext={`${verified} of ${total} verified, ${failed} failed`}
      tabIndex={-1}
    >
      <span className={styles.verified} style={{ inlineSize: share(verified) }} />
      <span className={styles.failed} style={{ inlineSize: share(failed) }} />
    </div>
  );
}
