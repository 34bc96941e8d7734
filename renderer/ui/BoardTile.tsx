import type { ReactNode } from 'react';
import styles from './BoardTile.module.css';
import type { Meaning } from './meaning.ts';
import { Sparkline } from './Sparkline.tsx';
import { StatusPill } from './StatusPill.tsx';

export interface BoardCounter {
  label: string;
  value: ReactNode;
  /** Marks the figure; left out while it is ordinary. */
  meaning?: Meaning;
}

export interface BoardTileProps {
  name: string;
  meaning: Meaning;
  word: string;
  /** Quiet, below the name: address, model, "dry run". */
  note?: ReactNode;
  /** The one figure to read from across the room: "4 ms". */
  figure: string;
  series?: readonly (number | null)[];
  seriesLabel?: string;
  counters: readonly BoardCounter[];
  href?: string;
  onOpen?: () => void;
}

/** One router on the board. */
export function BoardTile({
  name,
  meaning,
  word,
  note,
  figure,
  series,
  seriesLabel,
  counters,
  href,
  onOpen,
}: BoardTileProps) {
  return (
    <article className={styles.tile} data-meaning={meaning} aria-label={`${name}, ${word}`}>
      <header className={styles.head}>
        <a
          className={styles.name}
          href={href ?? '#'}
          title={name}
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onOpen();
          }}
        >
          {name}
        </a>
        <StatusPill meaning={meaning} word={word} />
      </header>
      <div className={styles.note}>{note ?? ' '}</div>
      <div className={styles.measure}>
        <span className={styles.figure}>{figure}</span>
        <span className={styles.series}>
          {series && (
            <Sparkline
              values={series}
              label={seriesLabel ?? `${name}, recent`}
              meaning={meaning === 'good' ? undefined : meaning}
              width={120}
              height={28}
            />
          )}
        </span>
      </div>
      <dl className={styles.counters}>
        {counters.map((counter) => (
          <div key={counter.label} className={styles.counter} data-meaning={counter.meaning}>
            <dt>{counter.label}</dt>
            <dd>{counter.value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** Tiles side by side with hairlines between; `wall` makes them readable from across the room. */
export function BoardStrip({ label, wall = false, children }: { label: string; wall?: boolean; children: ReactNode }) {
  return (
    <section className={styles.strip} data-wall={wall || undefined} aria-label={label}>
      {children}
    </section>
  );
}
