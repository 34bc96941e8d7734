import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column, Sort } from './column.ts';
import { TableCheckbox } from './TableCheckbox.tsx';
import styles from './table.module.css';
import { type LayoutHeader, selectColumnId } from './use-column-layout.ts';
import type { RowSelection } from './use-row-selection.ts';

interface TableHeadProps<T> {
  headers: readonly LayoutHeader[];
  byId: ReadonlyMap<string, Column<T>>;
  sort: Sort | undefined;
  onSort: ((sort: Sort | undefined) => void) | undefined;
  selection: RowSelection;
}

export function TableHead<T>({ headers, byId, sort, onSort, selection }: TableHeadProps<T>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {headers.map((header) => {
          if (header.id === selectColumnId) {
            return (
              <th key={header.id} className={styles.select} scope="col">
                <TableCheckbox
                  label="Select all loaded rows"
                  checked={selection.all}
                  indeterminate={selection.some}
                  onToggle={selection.toggleAll}
                />
              </th>
            );
          }
          const column = byId.get(header.id);
          if (!column) return null;
          const direction = sort?.column === column.id ? sort.direction : undefined;
          const sortable = column.sortable && onSort;
          const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
          const label = (
            <>
              <span className={styles.headWord}>{column.header}</span>
              {sortable && (
                <Arrow
                  className={styles.arrow}
                  data-on={direction !== undefined || undefined}
                  size={12}
                  aria-hidden="true"
                />
              )}
            </>
          );
          return (
            <th
              key={header.id}
              scope="col"
              data-align={column.align}
              aria-sort={direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
            >
              {sortable ? (
                <button
                  type="button"
                  className={styles.sort}
                  title={column.header}
                  onClick={() => onSort(nextSort(column.id, direction))}
                >
                  {label}
                </button>
              ) : (
                <span className={styles.headLabel} title={column.header}>
                  {label}
                </span>
              )}
              {header.column.getCanResize() && (
                <span
                  className={styles.grip}
                  aria-hidden="true"
                  onMouseDown={header.getResizeHandler()}
                  onTouchStart={header.getResizeHandler()}
                  onDoubleClick={() => header.column.resetSize()}
                />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Up, down, and back to the order of the list itself. */
function nextSort(column: string, direction: Sort['direction'] | undefined): Sort | undefined {
  if (direction === undefined) return { column, direction: 'asc' };
  return direction === 'asc' ? { column, direction: 'desc' } : undefined;
}
