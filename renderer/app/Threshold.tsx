import type { ReactNode } from 'react';
import styles from './Threshold.module.css';

/** A page outside the frame: first start, sign-in. */
export function Threshold({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <p className={styles.mark}>Lastmile</p>
        {children}
      </div>
    </main>
  );
}
