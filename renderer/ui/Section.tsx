import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

export interface SectionProps {
  title: string;
  /** Beside the title, quiet: a count, a time. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Lets a table or another full-width part reach the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a page, set off by a hairline and space. */
export function Section({ title, note, actions, flush = false, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <header className={styles.header}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {note && <span className={styles.note}>{note}</span>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
