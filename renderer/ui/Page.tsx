import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** A page whose head stays while its body scrolls. */
export function Page({ head, children }: { head?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      {head && <div className={styles.head}>{head}</div>}
      <div className={styles.body}>{children}</div>
    </div>
  );
}
