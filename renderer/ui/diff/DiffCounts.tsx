import styles from './diff.module.css';
import type { DiffCounts as Counts, DiffSign } from './diff-model.ts';

export const signs: Readonly<Record<DiffSign, { glyph: string; word: string }>> = {
  add: { glyph: '+', word: 'added' },
  change: { glyph: '~', word: 'changed' },
  remove: { glyph: '−', word: 'removed' },
  move: { glyph: '↕', word: 'moved' },
};

const order: readonly DiffSign[] = ['add', 'change', 'move', 'remove'];

/** "+3 ~12 −1", spoken as "3 added, 12 changed, 1 removed"; with `words` it is also written so. */
export function DiffCounts({ counts, words = false }: { counts: Counts; words?: boolean }) {
  return (
    <span className={styles.counts}>
      {order
        .filter((sign) => counts[sign] > 0)
        .map((sign) => (
          <span key={sign} className={styles.count} data-sign={sign} title={`${counts[sign]} ${signs[sign].word}`}>
            {signs[sign].glyph}
            {counts[sign]}
            {words && <span className={styles.countWord}> {signs[sign].word}</span>}
          </span>
        ))}
    </span>
  );
}
