import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../IconButton.tsx';
import styles from './table.module.css';

interface TableFooterProps {
  shown: number;
  total: number | undefined;
  hasMore: boolean;
  noun: { one: string; many: string };
  selectedCount: number;
  bulk: ReactNode;
  onClear: () => void;
  locale: string;
  /** Nothing is known yet, or nothing may be told. */
  quiet: boolean;
}

/** One line of constant height: how many of how many, or what can be done with those selected. */
export function TableFooter({
  shown,
  total,
  hasMore,
  noun,
  selectedCount,
  bulk,
  onClear,
  locale,
  quiet,
}: TableFooterProps) {
  const number = new Intl.NumberFormat(locale);
  if (selectedCount > 0) {
    return (
      <div className={styles.footer} role="toolbar" aria-label="With the selected" data-selecting>
        <strong aria-live="polite">{number.format(selectedCount)} selected</strong>
        {bulk}
        <span className={styles.push}>
          <IconButton icon={X} label="Let go of the selection (Esc)" onClick={onClear} />
        </span>
      </div>
    );
  }
  if (quiet) return <div className={styles.footer} />;
  const all = total ?? (hasMore ? undefined : shown);
  const word = (all ?? shown) === 1 ? noun.one : noun.many;
  return (
    <div className={styles.footer}>
      <span aria-live="polite">
        {all === undefined && `${number.format(shown)} ${word} loaded, more below`}
        {all !== undefined && all > shown && `${number.format(shown)} of ${number.format(all)} ${word} loaded`}
        {all !== undefined && all <= shown && `${number.format(all)} ${word}`}
      </span>
    </div>
  );
}
