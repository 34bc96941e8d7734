import { MeaningShape } from './MeaningShape.tsx';
import type { Meaning } from './meaning.ts';
import styles from './StatusPill.module.css';

export interface StatusPillProps {
  meaning: Meaning;
  /** The state in the field's own word: "suspended", "verified". */
  word: string;
  /** `plain` for rows of a table, `soft` where the pill stands alone, as in a page's head. */
  look?: 'plain' | 'soft';
  /** For the ordinary case in a column of its own: the eye is to find the others. */
  quiet?: boolean;
  title?: string;
}

/** A state: its shape, its word and its colour, always the three together. */
export function StatusPill({ meaning, word, look = 'plain', quiet = false, title }: StatusPillProps) {
  return (
    <span className={styles.pill} data-meaning={meaning} data-look={look} data-quiet={quiet || undefined} title={title}>
      <MeaningShape meaning={meaning} />
      <span className={styles.word}>{word}</span>
    </span>
  );
}
