import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { useUiSettings } from '../ui-settings.ts';
import { ChartAxes } from './ChartAxes.tsx';
import { bandPath, type ChartBox, type ChartPoint, linePath, pointNear, unbrokenRuns } from './chart-paths.ts';
import { ReadOut } from './ReadOut.tsx';
import { timeTicks, valueScale } from './scale.ts';
import styles from './TimeChart.module.css';
import { useWidth } from './use-width.ts';

export interface ChartSeries {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

export interface TimeChartProps {
  title: string;
  /** The first is drawn in the accent, a second below it in another colour and dashed. */
  series: readonly [ChartSeries] | readonly [ChartSeries, ChartSeries];
  /** Epoch milliseconds of both ends. */
  from: number;
  until: number;
  /** How far apart points are; where more is missing the line breaks. */
  stepMs: number;
  /** Writes a value with its unit. */
  write: (value: number) => string;
  /** The least height of the scale, so that noise does not look like a mountain. */
  top: number;
  height?: number;
}

const edge = { left: 74, right: 10, top: 8, bottom: 20 };
const PIXELS_A_TICK = 84;

/** Measured values over time: means as a line, least and most as a band, and nothing where nothing was measured. */
export function TimeChart({ title, series, from, until, stepMs, write, top, height = 120 }: TimeChartProps) {
  const { zone, locale } = useUiSettings();
  const [frame, width] = useWidth();
  const [chosen, setChosen] = useState<number>();
  const described = useId();
  const inner = { width: Math.max(0, width - edge.left - edge.right), height: height - edge.top - edge.bottom };
  const all = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value.max])));
  const scale = valueScale(all, top, 3);
  const box: ChartBox = {
    x: (at) => edge.left + ((at - from) / Math.max(1, until - from)) * inner.width,
    y: (value) => edge.top + inner.height * (1 - (value - scale.low) / (scale.high - scale.low)),
  };
  const [{ points }] = series;
  const isEmpty = all.length === 0;
  const at = chosen === undefined ? undefined : points[Math.min(chosen, points.length - 1)];

  const follow = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    if (points.length === 0 || inner.width === 0) return;
    const { left } = currentTarget.getBoundingClientRect();
    const share = (clientX - left - edge.left) / inner.width;
    setChosen(pointNear(points, from + share * (until - from)));
  };
  const walk = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const here = chosen ?? last;
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: here - 1,
      ArrowRight: chosen === undefined ? last : here + 1,
      PageUp: here - 12,
      PageDown: here + 12,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (event.key === 'Escape' && chosen !== undefined) setChosen(undefined);
    else if (next === undefined || last < 0) return;
    else setChosen(Math.max(0, Math.min(last, next)));
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <figure className={styles.chart}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{title}</span>
        <ReadOut series={series} at={at?.at} write={write} />
      </figcaption>
      <div className={styles.frame} ref={frame} style={{ blockSize: height }}>
        <svg
          className={styles.plot}
          width={width}
          height={height}
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the points are walked through by the arrow keys.
          tabIndex={0}
          aria-label={title}
          aria-describedby={described}
          onPointerMove={follow}
          onPointerLeave={() => setChosen(undefined)}
          onBlur={() => setChosen(undefined)}
          onKeyDown={walk}
        >
          <ChartAxes
            scale={scale}
            ticks={timeTicks(from, until, zone, locale, Math.max(2, Math.floor(inner.width / PIXELS_A_TICK)))}
            box={box}
            span={{ left: edge.left, right: width - edge.right, bottom: height - edge.bottom }}
            write={write}
          />
          {series.map(({ name, points: measured }, order) => (
            <g key={name} className={styles.series} data-order={order}>
              {unbrokenRuns(measured, stepMs * 2.5).map((run) => (
                <g key={run[0]?.at}>
                  <path className={styles.band} d={bandPath(run, box)} />
                  <path className={styles.line} d={linePath(run, box)} />
                </g>
              ))}
            </g>
          ))}
          {at !== undefined && (
            <path className={styles.cursor} d={`M${box.x(at.at)} ${edge.top}V${height - edge.bottom}`} />
          )}
        </svg>
        {isEmpty && width > 0 && <span className={styles.empty}>Nothing was measured in this time.</span>}
      </div>
      <span id={described} className={styles.described}>
        {series.map((one) => inWords(one, write)).join(' ')} Arrow keys read it point by point.
      </span>
    </figure>
  );
}

/** The chart for those who do not see it. */
function inWords({ name, points }: ChartSeries, write: (value: number) => string): string {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const last = values.at(-1);
  if (last === undefined) return `${name}: not measured.`;
  const least = Math.min(...values.map(({ min }) => min));
  const most = Math.max(...values.map(({ max }) => max));
  return `${name}: from ${write(least)} to ${write(most)}, at last ${write(last.avg)}.`;
}
