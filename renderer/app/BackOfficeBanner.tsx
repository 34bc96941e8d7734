import { useEffect, useState } from 'react';
import type { BackOfficeState } from '#contract/shell.ts';
import { Callout } from '#ui/Callout.tsx';
import styles from './BackOfficeBanner.module.css';

/** On a desktop: says that the back office is starting again, or why it does not. Nothing of what is on the screen is lost. */
export function BackOfficeBanner() {
  const [office, setOffice] = useState<BackOfficeState>({ state: 'ready' });
  useEffect(() => window.lastmileShell?.onBackOffice(setOffice), []);
  if (office.state === 'ready') return null;
  return (
    <div className={styles.banner}>
      {office.state === 'starting' ? (
        <Callout meaning="waiting" title="The back office is starting again">
          What it was doing is kept and goes on by itself. This takes a moment.
        </Callout>
      ) : (
        <Callout meaning="bad" title="The back office is down">
          {office.reason}
        </Callout>
      )}
    </div>
  );
}
