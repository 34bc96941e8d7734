import { Callout } from '#ui/Callout.tsx';
import styles from './audit.module.css';

export interface ChainAnswer {
  readonly whole: boolean;
  readonly rows: number;
  readonly brokenAtSeq: number | null;
}

/** The answer to "did anybody tamper with this log?", in words. */
export function ChainVerdict({ answer }: { answer: ChainAnswer }) {
  const rows = answer.rows.toLocaleString('en');
  return (
    <div className={styles.verdict} role="status">
      {answer.whole ? (
        <Callout meaning="good" title="The log is whole">
          {rows} rows follow one another by their hashes: none was removed or edited.
        </Callout>
      ) : (
        <Callout meaning="bad" title={`The chain breaks at row ${answer.brokenAtSeq ?? answer.rows + 1}`}>
          Up to row {rows} everything is as it was written. The next one was removed or edited outside Lastmile: compare
          with a backup before you trust what follows.
        </Callout>
      )}
    </div>
  );
}
