import { SkeletonBar } from '../Skeletons.tsx';
import type { Column } from './column.ts';
import styles from './table.module.css';

/** Rows of the final shape while the real ones are on their way. */
export function SkeletonRows<T>({
  columns,
  selectable,
  count,
}: {
  columns: readonly Column<T>[];
  selectable: boolean;
  count: number;
}) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no other name and never move.
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of bars takes no focus.
    <tr key={row} className={styles.skeleton} aria-hidden="true">
      {selectable && <td className={styles.select} />}
      {columns.map((column, at) => (
        <td key={column.id} data-align={column.align}>
          <SkeletonBar width={`${35 + ((row * 7 + at * 23) % 45)}%`} />
        </td>
      ))}
    </tr>
  ));
}
