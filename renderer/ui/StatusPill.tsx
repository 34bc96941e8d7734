import { MeaningShape } from './MeaningShape.tsx';
import type { Meaning } from './meaning.ts';
import styles from './StatusPill.module.css';

export interface StatusPillProps {
  meaning: Meaning;
  /** The state in the field's own word: "suspended", "verified". */
  word: string;
  /** `plain` for rows of a table, `soft` where the pill stands alone, as in a page's head. */
  look?: 'plain' | 'soft';
  title?: string;
}

/** A state: its shape, its word and its colour, always the three together. */
export function StatusPill({ meaning, word, look = 'plain', title }: StatusPillProps) {
  return (
    <span className={styles.pill} data-meaning={meaning} data-look={look} title={title}>
      <MeaningShape meaning={meaning} />
      <span className={styles.word}>{word}</span>
    </span>
  );
}
