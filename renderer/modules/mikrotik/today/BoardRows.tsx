import type { ReactNode } from 'react';
import { PathLink } from '#app/RecordLink.tsx';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import type { Meaning } from '#ui/meaning.ts';
import styles from './BoardRows.module.css';

export interface BoardRow {
  readonly id: string;
  readonly figure?: ReactNode;
  readonly sentence: string;
  /** Quiet, behind it: names, the oldest, the place. */
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  readonly meaning?: Meaning;
  /** The list behind the figure. */
  readonly path?: string | undefined;
}

/** A figure, what it counts in a sentence, and the way to what it is made of: one line each. */
export function BoardRows({ label, rows }: { label: string; rows: readonly BoardRow[] }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map((row) => (
        <li
          key={row.id}
          className={styles.row}
          data-meaning={row.meaning}
          data-plain={row.figure === undefined || undefined}
          data-none={row.figure === 0 || undefined}
        >
          <span className={styles.sign}>{row.meaning && <MeaningShape meaning={row.meaning} />}</span>
          {row.figure !== undefined && <span className={styles.figure}>{row.figure}</span>}
          <span className={styles.words}>
            <span className={styles.sentence}>
              {row.path === undefined ? row.sentence : <PathLink path={row.path}>{row.sentence}</PathLink>}
            </span>
            {row.note && <span className={styles.note}>{row.note}</span>}
          </span>
          <span className={styles.end}>{row.end}</span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing to do, said so that nobody wonders whether it was looked at; `off` where nothing has ever been. */
export function Calm({ meaning = 'good', children }: { meaning?: 'good' | 'off'; children: ReactNode }) {
  return (
    <p className={styles.calm}>
      <MeaningShape meaning={meaning} size={14} />
      {children}
    </p>
  );
}

/** One part of a board that could not be read; the others stand. */
export function Unread({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <p className={styles.unread} role="alert">
      <MeaningShape meaning="bad" />
      {message}
      <button type="button" className={styles.again} onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}
