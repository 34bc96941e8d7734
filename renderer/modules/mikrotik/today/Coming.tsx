import { SkeletonBar } from '#ui/Skeletons.tsx';
import styles from './Today.module.css';

/** The shape of a card before its data, so that nothing below it jumps. */
export function Coming({ lines }: { lines: number }) {
  return (
    <div className={styles.coming} role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name and never move.
        <div key={line} className={styles.comingLine}>
          <SkeletonBar width={`${52 + ((line * 13) % 34)}%`} />
        </div>
      ))}
    </div>
  );
}
