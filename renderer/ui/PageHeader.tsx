import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

export interface PageHeaderProps {
  title: string;
  /** The state of the thing, as <StatusPill look="soft">. */
  state?: ReactNode;
  /** One quiet line below the title: number, plan, place. */
  note?: ReactNode;
  /** The one primary act. */
  primary?: ReactNode;
  secondary?: ReactNode;
}

/** What this is, how it is, and what can be done with it. */
export function PageHeader({ title, state, note, primary, secondary }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <div className={styles.line}>
          <h1 className={styles.title} title={title}>
            {title}
          </h1>
          {state}
        </div>
        {note && <div className={styles.note}>{note}</div>}
      </div>
      {(primary || secondary) && (
        <div className={styles.acts}>
          {secondary}
          {primary}
        </div>
      )}
    </header>
  );
}
