import type { ReactNode } from 'react';
import styles from './StateMessage.module.css';

export interface EmptyStateProps {
  /** One sentence on what belongs here. */
  sentence: string;
  /** One action that brings the first. */
  action?: ReactNode;
}

export function EmptyState({ sentence, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p className={styles.sentence}>{sentence}</p>
      {action}
    </div>
  );
}
