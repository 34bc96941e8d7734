import type { ReactNode } from 'react';
import styles from './ListHead.module.css';

/** The head of a list: what it is, and the one act that adds to it. */
export function ListHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {note && <span className={styles.note}>{note}</span>}
      <div className={styles.acts}>{children}</div>
    </header>
  );
}
