import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** A line of controls above what they act on; `end` stands at the far side. */
export function Toolbar({ label, children, end }: { label: string; children?: ReactNode; end?: ReactNode }) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={label}>
      <div className={styles.start}>{children}</div>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}
