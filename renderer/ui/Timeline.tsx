import type { ReactNode } from 'react';
import { MeaningShape } from './MeaningShape.tsx';
import type { Meaning } from './meaning.ts';
import { RelativeTime } from './RelativeTime.tsx';
import styles from './Timeline.module.css';
import { useUiSettings } from './ui-settings.ts';

export interface TimelineEntry {
  id: string;
  at: string;
  /** What happened, in one sentence; may hold links. */
  what: ReactNode;
  /** Who or what did it: "Amaka Obi", "daily run". */
  by?: string;
  meaning?: Meaning;
  /** More than one sentence: a comment's text, a change's fields. */
  detail?: ReactNode;
}

/** What happened, newest first as given, parted by days of the company's zone. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const { zone, locale } = useUiSettings();
  const days = byDay(entries, zone, locale);
  return (
    <div className={styles.timeline}>
      {days.map(([day, happened]) => (
        <section key={day} aria-label={`${label}, ${day}`}>
          <h3 className={styles.day}>{day}</h3>
          <ol className={styles.list}>
            {happened.map((entry) => (
              <li key={entry.id} className={styles.entry}>
                <span className={styles.mark}>
                  <MeaningShape meaning={entry.meaning ?? 'off'} size={10} />
                </span>
                <div className={styles.words}>
                  <span>{entry.what}</span>
                  {entry.by && <span className={styles.by}> · {entry.by}</span>}
                  {entry.detail && <div className={styles.detail}>{entry.detail}</div>}
                </div>
                <span className={styles.at}>
                  <RelativeTime at={entry.at} />
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function byDay(entries: readonly TimelineEntry[], zone: string, locale: string): [string, TimelineEntry[]][] {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = format.format(Date.parse(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
