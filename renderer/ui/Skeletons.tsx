import styles from './Skeletons.module.css';

/** A grey bar where text will be. It waits a moment before it shows, so that what is quick never flashes. */
export function SkeletonBar({ width = '60%', height = 8 }: { width?: number | string; height?: number }) {
  return <span className={styles.bar} style={{ inlineSize: width, blockSize: height }} aria-hidden="true" />;
}

/** The shape of a detail page: head, then labelled lines. */
export function DetailSkeleton({ lines = 8 }: { lines?: number }) {
  return (
    <div className={styles.detail} role="status" aria-label="Loading">
      <SkeletonBar width={220} height={14} />
      <SkeletonBar width={140} />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name and never move.
        <div key={line} className={styles.line}>
          <SkeletonBar width={72} />
          <SkeletonBar width={`${38 + ((line * 17) % 40)}%`} />
        </div>
      ))}
    </div>
  );
}
