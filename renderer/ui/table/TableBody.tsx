import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useLayoutEffect } from 'react';
import type { Meaning } from '../meaning.ts';
import type { Column } from './column.ts';
import { SkeletonRows } from './SkeletonRows.tsx';
import { recallScroll } from './scroll-memory.ts';
import { TableRow } from './TableRow.tsx';
import styles from './table.module.css';

export interface BodyControl {
  readonly scrollTo: (index: number) => void;
}

interface TableBodyProps<T> {
  id: string;
  control: RefObject<BodyControl | null>;
  scroll: RefObject<HTMLElement | null>;
  rowHeight: number;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keys: readonly string[];
  rowLabel: (row: T) => string;
  active: number;
  openKey?: string | undefined;
  selectable: boolean;
  selected?: ReadonlySet<string> | undefined;
  mark?: ((row: T) => Meaning | undefined) | undefined;
  totals?: Readonly<Record<string, ReactNode>> | undefined;
  /** How many rows of bars follow the rows there are. */
  skeletons: number;
  hidden: boolean;
  hasMore?: boolean | undefined;
  loadingMore?: boolean | undefined;
  onEndReached?: (() => void) | undefined;
  onPress: (index: number, aside: boolean) => void;
  onToggle: (key: string, range: boolean) => void;
}

export const headHeight = 28;
const endReachedRows = 20;

/** The rows in sight, between two spacers as high as those that are not. Scrolling draws this part again and no other. */
export function TableBody<T>(props: TableBodyProps<T>) {
  const { id, control, scroll, rowHeight, columns, rows, keys, rowLabel, selectable, selected, mark, totals, hidden } =
    props;
  const { hasMore, loadingMore, onEndReached } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: totals ? rowHeight : 0,
    initialOffset: () => recallScroll(id),
  });
  useImperativeHandle(control, () => ({ scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }) }), [
    virtual,
  ]);
  useLayoutEffect(() => {
    if (rowHeight) virtual.measure();
  }, [rowHeight, virtual]);

  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && rows.length > 0 && last >= rows.length - endReachedRows) onEndReached?.();
  }, [hasMore, loadingMore, last, rows.length, onEndReached]);

  const items = hidden ? [] : virtual.getVirtualItems();
  const width = columns.length + (selectable ? 1 : 0);
  const above = items[0]?.start ?? 0;
  const below = hidden ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <tbody>
        <Spacer height={above} width={width} />
        {items.map(({ index }) => {
          const row = rows[index];
          const key = keys[index];
          if (row === undefined || key === undefined) return null;
          return (
            <TableRow
              key={key}
              row={row}
              tableId={id}
              rowKey={key}
              index={index}
              label={rowLabel(row)}
              columns={columns}
              selectable={selectable}
              selected={selected?.has(key) ?? false}
              active={index === props.active}
              open={key === props.openKey}
              mark={mark?.(row)}
              onPress={props.onPress}
              onToggle={props.onToggle}
            />
          );
        })}
        <Spacer height={below} width={width} />
        <SkeletonRows columns={columns} selectable={selectable} count={props.skeletons} />
      </tbody>
      {totals && !hidden && (
        <tfoot>
          <tr className={styles.totals} aria-label="Totals">
            {selectable && <td />}
            {columns.map((column) => (
              <td key={column.id} data-align={column.align}>
                {totals[column.id]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </>
  );
}

function Spacer({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus.
    <tr className={styles.spacer} aria-hidden="true" style={{ blockSize: height }}>
      <td colSpan={width} />
    </tr>
  );
}
