import { useEffect, useState } from 'react';
import { useUiSettings } from '#ui/ui-settings.ts';
import styles from './Today.module.css';

const tickMs = 1_000;

/** The company's time, large: a wall is also looked at for that. */
export function WallClock() {
  const { zone, locale } = useUiSettings();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const text = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
  return <time className={styles.clock}>{text}</time>;
}
