import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '../Kbd.tsx';
import styles from './TopBar.module.css';

export interface TopBarProps {
  /** Where am I: <Breadcrumbs>. */
  where: ReactNode;
  searchLabel?: string;
  onSearch: () => void;
  /** Alerts, who am I. */
  end?: ReactNode;
}

export function TopBar({ where, searchLabel = 'Find anything, do anything', onSearch, end }: TopBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.where}>{where}</div>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <Search size={14} aria-hidden="true" />
        <span className={styles.words}>{searchLabel}</span>
        <Kbd keys="mod+k" />
      </button>
      <div className={styles.end}>{end}</div>
    </div>
  );
}
