import { Fragment, type ReactNode } from 'react';
import styles from './KeyValue.module.css';

export interface KeyValueItem {
  label: string;
  /** Nothing, or an empty text, shows a quiet dash: the fact is known to be missing. */
  value: ReactNode;
}

/** Facts in two columns: what, and how it is. */
export function KeyValue({ items, columns = 1 }: { items: readonly KeyValueItem[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={styles.list} data-columns={columns}>
      {items.map(({ label, value }) => (
        <Fragment key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{isMissing(value) ? <span className={styles.missing}>–</span> : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

const isMissing = (value: ReactNode) => value === undefined || value === null || value === '';
