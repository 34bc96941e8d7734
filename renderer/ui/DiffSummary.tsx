import type { ReactNode } from 'react';
import { DiffCounts } from './diff/DiffCounts.tsx';
import styles from './diff/diff.module.css';
import { countSigns, type DiffGroup, rowsOf } from './diff/diff-model.ts';
import { ProgressLine } from './RowProgress.tsx';

export interface DiffSummaryProps {
  /** What it means for people: "12 customers lose service, 3 live sessions drop". */
  sentence: string;
  groups: readonly DiffGroup[];
  /** Who planned it, when, from what. */
  note?: ReactNode;
  /** Approve, apply, undo. */
  actions?: ReactNode;
}

/** On top of a diff: its consequence in one sentence, its size, and how far it has come. */
export function DiffSummary({ sentence, groups, note, actions }: DiffSummaryProps) {
  const rows = rowsOf(groups);
  const running = rows.some((row) => row.progress !== undefined);
  const verified = rows.filter((row) => row.progress === 'verified').length;
  const failed = rows.filter((row) => row.progress === 'failed').length;
  return (
    <div className={styles.summary}>
      <div className={styles.summaryLine}>
        <div className={styles.summaryWords}>
          <p className={styles.sentence}>{sentence}</p>
          <p className={styles.size}>
            <DiffCounts counts={countSigns(rows)} words />
            <span>
              on {groups.length} {groups.length === 1 ? 'router' : 'routers'}
            </span>
            {running && (
              <span aria-live="polite">
                {verified} of {rows.length} verified{failed > 0 && `, ${failed} failed`}
              </span>
            )}
            {note && <span>{note}</span>}
          </p>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {running ? (
        <ProgressLine label="Applied and verified" total={rows.length} verified={verified} failed={failed} />
      ) : (
        <div className={styles.noProgress} />
      )}
    </div>
  );
}
