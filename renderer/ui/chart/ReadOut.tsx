import { exactTime } from '../parse/relative-time.ts';
import { useUiSettings } from '../ui-settings.ts';
import type { Spread } from './chart-paths.ts';
import styles from './TimeChart.module.css';
import type { ChartSeries } from './TimeChart.tsx';

interface ReadOutProps {
  series: readonly ChartSeries[];
  /** The moment that is pointed at; without one, the whole is summed up. */
  at: number | undefined;
  write: (value: number) => string;
}

/** What the chart says, in figures: at a moment, or over all of it. Told as it changes. */
export function ReadOut({ series, at, write }: ReadOutProps) {
  const { zone, locale } = useUiSettings();
  return (
    <span className={styles.readOut} data-digits aria-live={at === undefined ? 'off' : 'polite'}>
      {at !== undefined && <time className={styles.moment}>{exactTime(at, zone, locale)}</time>}
      {series.map(({ name, points }, order) => {
        const value =
          at === undefined
            ? summed(points.map((point) => point.value))
            : points.find((point) => point.at === at)?.value;
        return (
          <span key={name} className={styles.figure}>
            {series.length > 1 && <span className={styles.key} data-order={order} aria-hidden="true" />}
            {series.length > 1 && `${name} `}
            {value ? spreadInWords(value, write) : at === undefined ? 'not measured' : 'no answer'}
          </span>
        );
      })}
    </span>
  );
}

function summed(values: readonly (Spread | null)[]): Spread | null {
  const measured = values.filter((value) => value !== null);
  if (measured.length === 0) return null;
  return {
    min: Math.min(...measured.map(({ min }) => min)),
    avg: measured.reduce((sum, { avg }) => sum + avg, 0) / measured.length,
    max: Math.max(...measured.map(({ max }) => max)),
  };
}

/** "12 ms", or "12 ms (3 ms to 41 ms)" where it was not always the same. */
const spreadInWords = ({ min, avg, max }: Spread, write: (value: number) => string): string =>
  min === max ? write(avg) : `${write(avg)} (${write(min)} to ${write(max)})`;
