import type { Meaning } from './meaning.ts';
import styles from './Sparkline.module.css';
import { sparklinePaths } from './sparkline-path.ts';

export interface SparklineProps {
  /** Evenly spaced; null where nothing was measured. */
  values: readonly (number | null)[];
  /** What the line says, for those who do not see it: "latency, last hour, 3 to 41 ms". */
  label: string;
  width?: number;
  height?: number;
  /** Without one the line is neutral. */
  meaning?: Meaning;
  /** The least height of the scale, so that 1 ms of noise does not look like a mountain. */
  top?: number;
}

export function Sparkline({ values, label, width = 96, height = 20, meaning, top }: SparklineProps) {
  const paths = sparklinePaths(values, width, height, top);
  return (
    <svg
      className={styles.line}
      data-meaning={meaning}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className={styles.floor} d={`M0 ${height - 0.5}H${width}`} />
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
