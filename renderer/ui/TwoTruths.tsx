import type { ReactNode } from 'react';
import type { Meaning } from './meaning.ts';
import { StatusPill } from './StatusPill.tsx';
import styles from './TwoTruths.module.css';

export interface Truth {
  /** Whose truth: "Books", "Network". */
  label: string;
  meaning: Meaning;
  word: string;
  /** Since when, or when it was last read back. */
  note?: ReactNode;
}

export interface TwoTruthsProps {
  left: Truth;
  right: Truth;
  /** `agree`: both say the same; `pending`: the right one has not answered yet; `differ`: they contradict each other. */
  verdict: 'agree' | 'pending' | 'differ';
  /** The verdict in words: "confirmed", "waiting for the router", "router disagrees". */
  verdictWord: string;
}

const signs = { agree: '=', pending: '…', differ: '≠' } as const;

/** What is written down and what is really so, side by side, with whether they agree. */
export function TwoTruths({ left, right, verdict, verdictWord }: TwoTruthsProps) {
  return (
    <div className={styles.pair} data-verdict={verdict}>
      <Side truth={left} />
      <div className={styles.verdict}>
        <span className={styles.sign} aria-hidden="true">
          {signs[verdict]}
        </span>
        <span className={styles.word}>{verdictWord}</span>
      </div>
      <Side truth={right} />
    </div>
  );
}

function Side({ truth }: { truth: Truth }) {
  return (
    <div className={styles.side}>
      <div className={styles.label}>{truth.label}</div>
      <StatusPill meaning={truth.meaning} word={truth.word} />
      <div className={styles.note}>{truth.note ?? ' '}</div>
    </div>
  );
}
