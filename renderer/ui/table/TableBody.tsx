import type { Virtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import type { Meaning } from '../meaning.ts';
import type { Column } from './column.ts';
import { SkeletonRows } from './SkeletonRows.tsx';
import { TableRow } from './TableRow.tsx';
import styles from './table.module.css';

interface TableBodyProps<T> {
  columns: readonly Column<T>[];
  rows: readonly T[];
  keys: readonly string[];
  rowLabel: (row: T) => string;
  virtual: Virtualizer<HTMLDivElement, Element>;
  active: number;
  openKey?: string | undefined;
  selectable: boolean;
  selected?: ReadonlySet<string> | undefined;
  mark?: ((row: T) => Meaning | undefined) | undefined;
  totals?: Readonly<Record<string, ReactNode>> | undefined;
  /** How many rows of bars follow the rows there are. */
  skeletons: number;
  hidden: boolean;
  onPress: (index: number, aside: boolean) => void;
  onToggle: (key: string, range: boolean) => void;
}

/** The rows in sight, between two spacers as high as those that are not. */
export function TableBody<T>(props: TableBodyProps<T>) {
  const {
    columns,
    rows,
    keys,
    rowLabel,
    virtual,
    active,
    openKey,
    selectable,
    selected,
    mark,
    totals,
    skeletons,
    hidden,
  } = props;
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
              rowKey={key}
              index={index}
              label={rowLabel(row)}
              columns={columns}
              selectable={selectable}
              selected={selected?.has(key) ?? false}
              active={index === active}
              open={key === openKey}
              mark={mark?.(row)}
              onPress={props.onPress}
              onToggle={props.onToggle}
            />
          );
        })}
        <Spacer height={below} width={width} />
        <SkeletonRows columns={columns} selectable={selectable} count={skeletons} />
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
