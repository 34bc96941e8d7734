import type { ReactNode } from 'react';
import styles from './MeaningShape.module.css';
import type { Meaning } from './meaning.ts';

// Silhouettes differ, so that a state is read without colour: disc, triangle, diamond, clock, empty ring.
const shapes: Record<Meaning, ReactNode> = {
  good: (
    <>
      <circle cx="6" cy="6" r="5.5" />
      <path className={styles.cut} d="M3.4 6.2 5.2 8l3.4-3.8" />
    </>
  ),
  attention: (
    <>
      <path d="M6 .6c.4 0 .7.2.9.5l4.7 8.4c.4.7-.1 1.5-.9 1.5H1.3c-.8 0-1.3-.8-.9-1.5L5.1 1.1C5.3.8 5.6.6 6 .6Z" />
      <path className={styles.cut} d="M6 4v2.9M6 8.8v.1" />
    </>
  ),
  bad: (
    <>
      <rect x="2.05" y="2.05" width="7.9" height="7.9" rx="1" transform="rotate(45 6 6)" />
      <path className={styles.cut} d="m4.4 4.4 3.2 3.2m0-3.2L4.4 7.6" />
    </>
  ),
  waiting: (
    <>
      <circle className={styles.ring} cx="6" cy="6" r="4.75" />
      <path className={styles.ring} d="M6 3.3V6l1.7 1.3" />
    </>
  ),
  off: (
    <>
      <circle className={styles.ring} cx="6" cy="6" r="4.75" strokeDasharray="2.1 1.63" />
    </>
  ),
};

/** The sign of a meaning. Decorative: the word beside it carries the name. */
export function MeaningShape({ meaning, size = 12 }: { meaning: Meaning; size?: number }) {
  return (
    <svg
      className={styles.shape}
      data-meaning={meaning}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {shapes[meaning]}
    </svg>
  );
}
