import { useState } from 'react';
import { MeaningShape } from '../MeaningShape.tsx';
import { RowProgress } from '../RowProgress.tsx';
import { DiffCounts, signs } from './DiffCounts.tsx';
import { DiffFields } from './DiffFields.tsx';
import styles from './diff.module.css';
import { countSigns, type DiffRow, type DiffSection } from './diff-model.ts';

const shownAtFirst = 100;

interface DiffSectionBodyProps {
  section: DiffSection;
  withProgress: boolean;
  /** The router's only table: its counts stand in the router's line already. */
  only: boolean;
}

/** One table of one router: its path as a heading, then its rows. */
export function DiffSectionBody({ section, withProgress, only }: DiffSectionBodyProps) {
  const [limit, setLimit] = useState(shownAtFirst);
  const width = withProgress ? 5 : 4;
  const left = section.rows.length - limit;
  return (
    <tbody>
      <tr className={styles.section}>
        <th colSpan={width} scope="rowgroup">
          <span className={styles.path}>{section.title}</span>
          {!only && <DiffCounts counts={countSigns(section.rows)} />}
        </th>
      </tr>
      {section.rows.slice(0, limit).map((row) => (
        <Row key={row.key} row={row} withProgress={withProgress} />
      ))}
      {left > 0 && (
        <tr className={styles.more}>
          <td />
          <td colSpan={width - 1}>
            <button type="button" className={styles.moreButton} onClick={() => setLimit(limit + 500)}>
              Show {Math.min(left, 500)} more of {left}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({ row, withProgress }: { row: DiffRow; withProgress: boolean }) {
  const sign = signs[row.sign];
  return (
    <tr className={styles.row} data-sign={row.sign} data-progress={row.progress}>
      <td className={styles.sign}>
        <span role="img" aria-label={sign.word} title={sign.word}>
          {sign.glyph}
        </span>
      </td>
      <th scope="row" className={styles.name}>
        <div className={styles.key} title={row.name}>
          {row.name}
        </div>
        {row.owner && <div className={styles.owner}>{row.owner}</div>}
      </th>
      <td>
        <DiffFields sign={row.sign} fields={row.fields} />
        {row.more && (
          <details className={styles.moreOfRow}>
            <summary>{row.more.label}</summary>
            {row.more.content}
          </details>
        )}
        {row.problem && (
          <div className={styles.problem} role="alert">
            {row.problem}
          </div>
        )}
      </td>
      <td className={styles.reason}>
        {row.reason}
        {row.effect && (
          <div className={styles.effect}>
            <MeaningShape meaning="attention" size={10} />
            {row.effect}
          </div>
        )}
      </td>
      {withProgress && <td className={styles.progress}>{row.progress && <RowProgress progress={row.progress} />}</td>}
    </tr>
  );
}
