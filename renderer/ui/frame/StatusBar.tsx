import type { ReactNode } from 'react';
import { MeaningShape } from '../MeaningShape.tsx';
import type { Meaning } from '../meaning.ts';
import styles from './StatusBar.module.css';

export interface StatusSegmentProps {
  children: ReactNode;
  meaning?: Meaning;
  /** Fills the segment with its colour: demo, dry run, offline; what must not be missed. */
  loud?: boolean;
  title?: string;
  onClick?: () => void;
}

/** One fact of the status line; with `onClick` it leads to what is behind it. */
export function StatusSegment({ children, meaning, loud = false, title, onClick }: StatusSegmentProps) {
  const body = (
    <>
      {meaning && <MeaningShape meaning={meaning} size={10} />}
      {children}
    </>
  );
  if (onClick) {
    return (
      <button
        type="button"
        className={styles.segment}
        data-meaning={meaning}
        data-loud={loud || undefined}
        title={title}
        onClick={onClick}
      >
        {body}
      </button>
    );
  }
  return (
    <span className={styles.segment} data-meaning={meaning} data-loud={loud || undefined} title={title}>
      {body}
    </span>
  );
}

/** The line at the foot of the window, like an editor's. */
export function StatusBar({ start, end }: { start: ReactNode; end?: ReactNode }) {
  return (
    <div className={styles.bar} role="status" aria-label="Status" aria-live="off">
      {start}
      <span className={styles.space} />
      {end}
    </div>
  );
}
