import type { ReactNode } from 'react';
import styles from './Callout.module.css';
import { MeaningShape } from './MeaningShape.tsx';
import type { Meaning } from './meaning.ts';

export interface CalloutProps {
  meaning: Meaning;
  title?: string;
  children?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
}

/** Something to know before going on: a brake that holds, a device in dry run, a customer in dispute. */
export function Callout({ meaning, title, children, action }: CalloutProps) {
  return (
    <div className={styles.callout} data-meaning={meaning} role={meaning === 'bad' ? 'alert' : 'note'}>
      <MeaningShape meaning={meaning} size={14} />
      <div className={styles.words}>
        {title && <strong className={styles.title}>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
