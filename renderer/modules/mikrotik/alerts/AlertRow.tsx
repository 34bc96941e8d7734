import { RecordLink } from '#app/RecordLink.tsx';
import type { Alert } from '#contract/mikrotik.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { AcknowledgeAct } from './AcknowledgeAct.tsx';
import styles from './Alerts.module.css';
import { alertTitle, alertWords } from './alert-words.ts';

/** One alert: what, where, since when, and whether somebody looks after it. */
export function AlertRow({ alert, withDevice = true }: { alert: Alert; withDevice?: boolean }) {
  const { kind, deviceId, deviceName, detail, times, raisedAt, clearedAt, clearedBecause, acknowledgedBy } = alert;
  const isOver = clearedAt !== null;
  return (
    <li className={styles.alert} data-over={isOver || undefined}>
      <div className={styles.head}>
        <StatusPill word={alertTitle(alert)} meaning={isOver ? 'off' : alertWords[kind].meaning} />
        {withDevice && (
          <RecordLink model="device" id={deviceId}>
            {deviceName}
          </RecordLink>
        )}
        <span className={styles.when}>
          <RelativeTime at={raisedAt} />
          {times > 1 && `, ${times} times`}
        </span>
        {!isOver && <AcknowledgeAct ids={[alert.id]} acknowledgedBy={acknowledgedBy} />}
      </div>
      <p className={styles.detail}>{detail}</p>
      {isOver && (
        <p className={styles.over}>
          Over <RelativeTime at={clearedAt} />
          {clearedBecause !== null && `: ${clearedBecause}`}
          {acknowledgedBy !== null && ` Looked after by ${acknowledgedBy}.`}
        </p>
      )}
    </li>
  );
}
