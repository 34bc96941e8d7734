import type { ChartBox } from './chart-paths.ts';
import type { Scale, TimeTick } from './scale.ts';
import styles from './TimeChart.module.css';

interface ChartAxesProps {
  scale: Scale;
  ticks: readonly TimeTick[];
  box: ChartBox;
  span: { left: number; right: number; bottom: number };
  write: (value: number) => string;
}

/** Hairlines at round values, and times of the company's zone below. */
export function ChartAxes({ scale, ticks, box, span, write }: ChartAxesProps) {
  return (
    <g>
      {scale.ticks.map((value) => (
        <g key={value}>
          <path
            className={value === 0 ? styles.floor : styles.rule}
            d={`M${span.left} ${box.y(value)}H${span.right}`}
          />
          <text className={styles.value} x={span.left - 8} y={box.y(value)} dy="0.32em">
            {write(value)}
          </text>
        </g>
      ))}
      {ticks.map(({ at, label }) => (
        <text
          key={at}
          className={styles.time}
          x={Math.min(Math.max(box.x(at), span.left + 12), span.right - 12)}
          y={span.bottom + 14}
        >
          {label}
        </text>
      ))}
    </g>
  );
}
