import { ArrowRight } from 'lucide-react';
import { changedPart } from './changed-part.ts';
import styles from './diff.module.css';
import type { DiffField, DiffSign } from './diff-model.ts';

/** The fields of one row: before → after for a change, what will be or was there for the others. */
export function DiffFields({ sign, fields }: { sign: DiffSign; fields: readonly DiffField[] }) {
  if (sign === 'change') {
    return (
      <dl className={styles.changes}>
        {fields.map((field) => (
          <div key={field.name} className={styles.change}>
            <dt className={styles.fieldName}>{field.name}</dt>
            <Change before={field.before ?? ''} after={field.after ?? ''} />
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl className={styles.values} data-sign={sign}>
      {fields.map((field) => (
        <div key={field.name} className={styles.pair}>
          <dt className={styles.fieldName}>{field.name}</dt>
          <dd>{shown(field.after ?? field.before ?? '')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before, after }: { before: string; after: string }) {
  const part = changedPart(before, after);
  return (
    <dd className={styles.beforeAfter}>
      <del className={styles.before}>
        {before === '' ? (
          <i>empty</i>
        ) : (
          <>
            {part.start}
            {part.before && <mark className={styles.gone}>{part.before}</mark>}
            {part.end}
          </>
        )}
      </del>
      <ArrowRight className={styles.arrow} size={12} aria-label="becomes" />
      <ins className={styles.after}>
        {after === '' ? (
          <i>empty</i>
        ) : (
          <>
            {part.start}
            {part.after && <mark className={styles.come}>{part.after}</mark>}
            {part.end}
          </>
        )}
      </ins>
    </dd>
  );
}

const shown = (value: string) => (value === '' ? <i>empty</i> : value);
