import {
  type ColumnDef,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type Header,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { useNarrow } from '../narrow.ts';
import { useRemembered } from '../remembered.ts';
import type { Column } from './column.ts';
import { defaultWidth, fittingColumns } from './fitting-columns.ts';

const features = tableFeatures({ columnVisibilityFeature, columnSizingFeature, columnResizingFeature });
// Rows come sorted, filtered and paged from the server, so TanStack keeps the columns only.
const noRows: never[] = [];

export const selectColumnId = '_select';
export const selectWidth = 40;

export type LayoutHeader = Header<typeof features, never, unknown>;

interface Kept {
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}

/** Which columns are shown and how wide, as this person last left them; in a narrow `room` those of them that fit. */
export function useColumnLayout<T>(id: string, all: readonly Column<T>[], selectable: boolean, room?: number) {
  const forPhone = useNarrow() && all.some((column) => column.phone);
  const columns = useMemo(() => (forPhone ? all.filter((column) => column.phone) : all), [all, forPhone]);
  const [kept, setKept] = useRemembered<Kept>(`table.${id}`, readKept, { visibility: {}, widths: {} });
  const definitions = useMemo(() => {
    const select: ColumnDef<typeof features, never>[] = selectable
      ? [{ id: selectColumnId, size: 32, enableHiding: false, enableResizing: false }]
      : [];
    return select.concat(
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        size: column.width ?? defaultWidth,
        minSize: 48,
        enableHiding: !column.fixed,
      })),
    );
  }, [columns, selectable]);
  const visibility = useMemo(
    () => ({
      ...Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false])),
      ...kept.visibility,
    }),
    [columns, kept.visibility],
  );

  const table = useTable({
    features,
    data: noRows,
    columns: definitions,
    columnResizeMode: 'onChange',
    columnResizeDirection: document.dir === 'rtl' ? 'rtl' : 'ltr',
    state: { columnVisibility: visibility, columnSizing: kept.widths },
    onColumnVisibilityChange: (change) => setKept({ ...kept, visibility: applied(change, visibility) }),
    onColumnSizingChange: (change) => setKept({ ...kept, widths: applied(change, kept.widths) }),
  });

  // The same array as long as the same columns are shown: the rows, which are memos, depend on it.
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const chosen = useMemo(() => columns.filter((column) => visibility[column.id] !== false), [columns, visibility]);
  const fits = forPhone ? undefined : room;
  const shown = useMemo(
    () => (fits === undefined ? chosen : fittingColumns(chosen, kept.widths, fits - (selectable ? selectWidth : 0))),
    [chosen, kept.widths, fits, selectable],
  );
  const growing = shown.filter((column) => column.grow);
  const first = shown[0];
  const grow = new Set((growing.length > 0 ? growing : first ? [first] : []).map((column) => column.id));
  return {
    table,
    headers: (table.getHeaderGroups()[0]?.headers ?? []).filter(
      ({ id: column }) => column === selectColumnId || shown.some((one) => one.id === column),
    ),
    chosen,
    shown,
    byId,
    /** A column that takes what is left has no width of its own, until someone gives it one. */
    widthOf: (columnId: string, size: number) => (grow.has(columnId) && !(columnId in kept.widths) ? undefined : size),
    totalWidth: forPhone || fits !== undefined ? undefined : table.getTotalSize(),
    reset: () => setKept({ visibility: {}, widths: {} }),
  };
}

export type ColumnLayout<T> = ReturnType<typeof useColumnLayout<T>>;

const applied = <V>(change: Updater<V>, before: V): V => (change instanceof Function ? change(before) : change);

function readKept(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null || !('visibility' in value) || !('widths' in value)) return undefined;
  return { visibility: entriesOf(value.visibility, 'boolean'), widths: entriesOf(value.widths, 'number') };
}

function entriesOf(value: unknown, type: 'boolean'): Record<string, boolean>;
function entriesOf(value: unknown, type: 'number'): Record<string, number>;
function entriesOf(value: unknown, type: string) {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => typeof entry === type));
}
