import { useEffect, useState } from 'react';
import type { Alert } from '#contract/mikrotik.ts';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { alertTitle, alertWords } from '../alerts/alert-words.ts';
import { useOpenAlerts } from '../alerts/use-alert-notices.ts';
import styles from './DevicesWall.module.css';

const SHOWN = 3;
const turnMs = 8_000;

/** The alerts at the foot of the wall, a few at a time; they change by steps, since nothing that moves can be read. */
export function AlertTicker() {
  const { data } = useOpenAlerts();
  const alerts = data?.alerts ?? [];
  const pages = Math.max(1, Math.ceil(alerts.length / SHOWN));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), turnMs);
    return () => clearInterval(timer);
  }, []);
  const page = turn % pages;
  return (
    <section className={styles.ticker} aria-label="Alerts">
      {alerts.length === 0 ? (
        <span className={styles.calm}>No alert stands.</span>
      ) : (
        alerts.slice(page * SHOWN, page * SHOWN + SHOWN).map((alert) => <Tick key={alert.id} alert={alert} />)
      )}
      {pages > 1 && (
        <span className={styles.page} data-digits>
          {page + 1}/{pages}
        </span>
      )}
    </section>
  );
}

function Tick({ alert }: { alert: Alert }) {
  return (
    <span className={styles.tick}>
      <MeaningShape meaning={alertWords[alert.kind].meaning} size={13} />
      <b>{alert.deviceName}</b> {alertTitle(alert)}, <RelativeTime at={alert.raisedAt} />
      {alert.acknowledgedBy !== null && ` (${alert.acknowledgedBy})`}
    </span>
  );
}
