import { Tooltip } from '@mantine/core';
import { type LucideIcon, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import type { Meaning } from '../meaning.ts';
import styles from './NavRail.module.css';

export interface NavLink {
  id: string;
  label: string;
  href: string;
  /** Only where someone must act. */
  count?: number;
  countMeaning?: Extract<Meaning, 'attention' | 'bad' | 'waiting'>;
}

export interface NavItem extends NavLink {
  icon: LucideIcon;
  /** Shown below while this item, or one of them, is where we are. */
  children?: readonly NavLink[];
}

export interface NavRailProps {
  /** Above the items: whose console this is. */
  head?: ReactNode;
  items: readonly NavItem[];
  /** The id of where we are; of a child, its parent is open. */
  current: string | undefined;
  folded: boolean;
  onFold: () => void;
  onNavigate: (link: NavLink) => void;
}

/** Where one can go. Plain links: a click with Ctrl, Cmd or the middle button opens a second window. */
export function NavRail({ head, items, current, folded, onFold, onNavigate }: NavRailProps) {
  const follow = (event: MouseEvent, link: NavLink) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onNavigate(link);
  };
  return (
    <nav className={styles.rail} data-folded={folded || undefined} aria-label="Main">
      {head && <div className={styles.head}>{head}</div>}
      <ul className={styles.list}>
        {items.map((item) => {
          const open = item.id === current || item.children?.some((child) => child.id === current);
          const waiting = item.count ?? sumOf(item.children);
          const meaning = item.countMeaning ?? gravest(item.children);
          return (
            <li key={item.id}>
              <Tooltip label={item.label} position="right" disabled={!folded} openDelay={0}>
                <a
                  className={styles.item}
                  href={item.href}
                  data-open={open || undefined}
                  aria-current={item.id === current ? 'page' : undefined}
                  onClick={(event) => follow(event, item)}
                >
                  <item.icon size={16} strokeWidth={1.75} aria-hidden="true" />
                  <span className={styles.label}>{item.label}</span>
                  {!(open && item.children) && <Count value={waiting} meaning={meaning} />}
                </a>
              </Tooltip>
              {open && !folded && item.children && (
                <ul className={styles.children}>
                  {item.children.map((child) => (
                    <li key={child.id}>
                      <a
                        className={styles.child}
                        href={child.href}
                        aria-current={child.id === current ? 'page' : undefined}
                        onClick={(event) => follow(event, child)}
                      >
                        <span className={styles.label}>{child.label}</span>
                        <Count value={child.count} meaning={child.countMeaning} />
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" className={styles.fold} onClick={onFold} aria-expanded={!folded}>
        {folded ? <PanelLeftOpen size={16} aria-hidden="true" /> : <PanelLeftClose size={16} aria-hidden="true" />}
        <span className={styles.label}>{folded ? 'Unfold' : 'Fold'}</span>
      </button>
    </nav>
  );
}

function Count({ value, meaning }: { value: number | undefined; meaning: NavLink['countMeaning'] }) {
  if (!value) return null;
  return (
    <span className={styles.count} data-meaning={meaning} title={`${value} to act on`}>
      {value > 999 ? '999+' : value}
    </span>
  );
}

const gravity = ['bad', 'attention', 'waiting'] as const;
const gravest = (links: readonly NavLink[] | undefined) =>
  gravity.find((meaning) => links?.some((link) => link.count && link.countMeaning === meaning));

const sumOf = (links: readonly NavLink[] | undefined) => links?.reduce((sum, link) => sum + (link.count ?? 0), 0);
