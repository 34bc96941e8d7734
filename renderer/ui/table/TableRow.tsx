import { type MouseEvent, memo, type ReactNode } from 'react';
import type { Meaning } from '../meaning.ts';
import type { Column } from './column.ts';
import { TableCheckbox } from './TableCheckbox.tsx';
import styles from './table.module.css';

export interface TableRowProps<T> {
  row: T;
  tableId: string;
  rowKey: string;
  index: number;
  label: string;
  columns: readonly Column<T>[];
  selectable: boolean;
  selected: boolean;
  active: boolean;
  open: boolean;
  mark: Meaning | undefined;
  onPress: (index: number, aside: boolean) => void;
  onToggle: (key: string, range: boolean) => void;
}

function Row<T>({
  row,
  tableId,
  rowKey,
  index,
  label,
  columns,
  selectable,
  selected,
  active,
  open,
  mark,
  onPress,
  onToggle,
}: TableRowProps<T>) {
  const press = (event: MouseEvent) => {
    // Marking text with the mouse is not a wish to open the row; a control in the row has its own click.
    if (window.getSelection()?.type === 'Range') return;
    if (event.target instanceof Element && event.target.closest('button, a, input, label')) return;
    onPress(index, event.metaKey || event.ctrlKey);
  };
  return (
    <tr
      id={rowDomId(tableId, rowKey)}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      aria-current={open ? 'true' : undefined}
      data-active={active || undefined}
      data-mark={mark}
      onClick={press}
    >
      {selectable && (
        <td className={styles.select}>
          <TableCheckbox
            label={`Select ${label}`}
            checked={selected}
            tabIndex={-1}
            onToggle={(range) => onToggle(rowKey, range)}
          />
        </td>
      )}
      {columns.map((column) => {
        const content = column.cell(row);
        return (
          <td
            key={column.id}
            dir={typeof content === 'string' && !column.mono && column.align !== 'end' ? 'auto' : undefined}
            data-align={column.align}
            data-mono={column.mono || undefined}
            data-quiet={column.quiet || undefined}
            title={column.title?.(row) ?? plainText(content)}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}

/** The row as the grid names its active one. */
export const rowDomId = (tableId: string, rowKey: string) => `${tableId}-row-${rowKey}`;

const plainText = (content: ReactNode) => (typeof content === 'string' ? content : undefined);

/** One row; drawn again only when something about it changed, so that j and k cost two rows and not fifty. */
export const TableRow = memo(Row) as typeof Row;
