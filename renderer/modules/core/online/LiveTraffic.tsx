import { RotateCw } from 'lucide-react';
import { ActButton } from '#ui/ActButton.tsx';
import styles from './LiveTraffic.module.css';
import { bitsInWords, limitInWords } from './session-words.ts';
import type { Traffic } from './traffic.ts';
import { linePaths, topOf } from './traffic-strip.ts';
import { type OpenTraffic, useTraffic } from './use-traffic.ts';

const width = 600;
const height = 84;

/** What passes through one queue, second by second, for as long as it is open. */
export function LiveTraffic({ open, label }: { open: OpenTraffic; label: string }) {
  const traffic = useTraffic(open);
  const now = traffic.samples.at(-1) ?? null;
  const isDone = traffic.hasEnded;
  return (
    <figure className={styles.live} aria-label={label}>
      <figcaption className={styles.figures}>
        <span className={styles.figure} data-side="download">
          <span className={styles.side}>Download</span>
          <span className={styles.value} data-digits>
            {now === null || isDone ? '–' : bitsInWords(now.downloadBps)}
          </span>
        </span>
        <span className={styles.figure} data-side="upload">
          <span className={styles.side}>Upload</span>
          <span className={styles.value} data-digits>
            {now === null || isDone ? '–' : bitsInWords(now.uploadBps)}
          </span>
        </span>
        {traffic.name !== undefined && (
          <span className={styles.source}>
            {traffic.name}, {limitInWords(traffic.limit)}
          </span>
        )}
      </figcaption>
      <Strip traffic={traffic} label={label} />
      <div className={styles.foot}>
        <span>90 s ago</span>
        <span className={styles.said} role="status">
          {traffic.sentence ?? (traffic.samples.length === 0 ? 'Asking the router …' : '')}
        </span>
        {isDone ? (
          <ActButton icon={RotateCw} tone="quiet" onClick={traffic.again}>
            Start again
          </ActButton>
        ) : (
          <span>now</span>
        )}
      </div>
    </figure>
  );
}

function Strip({ traffic: { samples }, label }: { traffic: Traffic; label: string }) {
  const top = topOf(samples);
  const of = (side: 'downloadBps' | 'uploadBps') =>
    linePaths(
      samples.map((sample) => sample?.[side] ?? null),
      width,
      height,
      top,
    );
  return (
    <div className={styles.plot}>
      <span className={styles.top} data-digits>
        {bitsInWords(top)}
      </span>
      <svg
        className={styles.strip}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: the last 90 seconds`}
      >
        {[0.5, height / 2, height - 0.5].map((y) => (
          <path key={y} className={styles.grid} d={`M0 ${y}H${width}`} />
        ))}
        {of('downloadBps').map((path) => (
          <path key={path} className={styles.line} data-side="download" d={path} />
        ))}
        {of('uploadBps').map((path) => (
          <path key={path} className={styles.line} data-side="upload" d={path} />
        ))}
      </svg>
    </div>
  );
}
