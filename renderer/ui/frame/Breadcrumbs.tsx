import type { MouseEvent } from 'react';
import styles from './Breadcrumbs.module.css';

export interface Crumb {
  label: string;
  /** Without one it is only said: the last crumb is where we are. */
  href?: string;
}

export function Breadcrumbs({ crumbs, onNavigate }: { crumbs: readonly Crumb[]; onNavigate: (href: string) => void }) {
  const follow = (event: MouseEvent, href: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onNavigate(href);
  };
  return (
    <nav aria-label="Where am I">
      <ol className={styles.crumbs}>
        {crumbs.map(({ label, href }, at) => (
          <li
            key={`${label}${href ?? ''}`}
            className={styles.crumb}
            aria-current={at === crumbs.length - 1 ? 'page' : undefined}
          >
            {href === undefined ? (
              <span title={label}>{label}</span>
            ) : (
              <a href={href} title={label} onClick={(event) => follow(event, href)}>
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
