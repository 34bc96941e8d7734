import type { ReactNode } from 'react';
import styles from './MainAndSide.module.css';

/** The body of a page of one thing: what happens with it, and beside it what one keeps an eye on. */
export function MainAndSide({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.page}>
      <div className={styles.main}>{main}</div>
      <div className={styles.side}>{side}</div>
    </div>
  );
}
