import type { DriftRow } from '#contract/mikrotik.ts';
import styles from './drift.module.css';
import { fieldLines } from './drift-words.ts';

const shown = (value: string | undefined, whole: unknown) => {
  if (whole === null || value === undefined) return <i>–</i>;
  return value === '' ? <i>empty</i> : value;
};

/** A row field by field in the three places that know it. What the router shows otherwise is marked. */
export function DriftFields({ row }: { row: DriftRow }) {
  return (
    <table className={styles.fields} aria-label="Field by field">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Books want</th>
          <th scope="col">Last applied</th>
          <th scope="col">On the router</th>
        </tr>
      </thead>
      <tbody>
        {fieldLines(row).map(({ name, wanted, applied, live, differs }) => (
          <tr key={name} data-differs={differs || undefined}>
            <th scope="row">{name}</th>
            <td className={styles.want}>{shown(wanted, row.wanted)}</td>
            <td>{shown(applied, row.applied)}</td>
            <td className={styles.live}>
              {name === 'password' && row.kind === 'changed' ? <i>another one</i> : shown(live, row.live)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
