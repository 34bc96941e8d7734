import { type ReactNode, useCallback } from 'react';
import { useHotkeys } from '../hotkeys.ts';
import { useNarrow } from '../narrow.ts';
import { useRemembered } from '../remembered.ts';
import styles from './AppFrame.module.css';

export interface AppFrameProps {
  /** Given whether the rail is folded to its icons, and how to fold it. */
  rail: (folded: boolean, toggle: () => void) => ReactNode;
  topBar: ReactNode;
  statusBar: ReactNode;
  children: ReactNode;
}

const readFolded = (kept: unknown) => (typeof kept === 'boolean' ? kept : undefined);

/** The window: rail at the side, bar on top, content, status line below; on a phone the rail is the foot. */
export function AppFrame({ rail, topBar, statusBar, children }: AppFrameProps) {
  const [kept, setFolded] = useRemembered('rail.folded', readFolded, false);
  // On a phone the rail lies at the foot, whole.
  const folded = useNarrow() ? false : kept;
  const toggle = useCallback(() => setFolded(!folded), [folded, setFolded]);
  useHotkeys([{ keys: '[', label: 'Fold the side rail', group: 'Everywhere', run: toggle }]);

  return (
    <div className={styles.frame} data-folded={folded || undefined}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <div className={styles.rail}>{rail(folded, toggle)}</div>
      <header className={styles.top}>{topBar}</header>
      <main className={styles.content} id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.status}>{statusBar}</footer>
    </div>
  );
}
