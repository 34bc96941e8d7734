import type { ReactNode } from 'react';
import { MeaningShape } from './MeaningShape.tsx';
import type { Meaning } from './meaning.ts';
import styles from './Stat.module.css';

export interface StatProps {
  label: string;
  value: ReactNode;
  /** One quiet line below: the comparison, the age, the share. */
  note?: ReactNode;
  meaning?: Meaning;
  /** Where the figure is made of: the list behind it. */
  href?: string;
  onClick?: () => void;
}

/** A figure with its name. Stands in a <StatRow>, parted from its neighbours by a hairline. */
export function Stat({ label, value, note, meaning, href, onClick }: StatProps) {
  const body = (
    <>
      <span className={styles.label}>
        {meaning && <MeaningShape meaning={meaning} size={10} />}
        {label}
      </span>
      <span className={styles.value}>{value}</span>
      <span className={styles.note}>{note ?? ' '}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a className={styles.stat} href={href} onClick={onClick}>
        {body}
      </a>
    );
  }
  if (onClick) {
    return (
      <button type="button" className={styles.stat} onClick={onClick}>
        {body}
      </button>
    );
  }
  return <div className={styles.stat}>{body}</div>;
}

/** Figures side by side, as many as fit. */
export function StatRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={styles.row} aria-label={label}>
      {children}
    </section>
  );
}
