import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Meaning } from './meaning.ts';
import { useNarrow } from './narrow.ts';
import type { Column, Sort, TableStatus, TableView } from './table/column.ts';
import { keepScroll } from './table/scroll-memory.ts';
import { TableBar } from './table/TableBar.tsx';
import { type BodyControl, TableBody } from './table/TableBody.tsx';
import { TableFooter } from './table/TableFooter.tsx';
import { TableHead } from './table/TableHead.tsx';
import { TableMessage } from './table/TableMessage.tsx';
import { rowDomId } from './table/TableRow.tsx';
import styles from './table/table.module.css';
import { selectColumnId, selectWidth, useColumnLayout } from './table/use-column-layout.ts';
import { useRoom } from './table/use-room.ts';
import { useRowKeys } from './table/use-row-keys.ts';
import { useRowSelection } from './table/use-row-selection.ts';
import { useUiSettings } from './ui-settings.ts';
import { useLate } from './use-late.ts';

export type { Column, Sort, TableStatus, TableView } from './table/column.ts';

export interface DataTableProps<T> {
  /** Remembers columns, widths and scroll under this name. */
  id: string;
  /** Its accessible name: "Customers". */
  label: string;
  noun: { one: string; many: string };
  /** Keep it stable: a constant of the module, or a memo. */
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  rowLabel: (row: T) => string;
  status?: TableStatus;
  /** How many there are in all, where the server knows. */
  total?: number;
  hasMore?: boolean;
  loadingMore?: boolean;
  onEndReached?: () => void;
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  selected?: ReadonlySet<string>;
  onSelected?: (selected: ReadonlySet<string>) => void;
  /** Acts on those selected, shown in the foot. */
  bulk?: ReactNode;
  /** The row whose detail is open. */
  openKey?: string;
  onOpen?: (row: T, aside: boolean) => void;
  /** By column id; the row of sums stays in sight at the foot. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** Colours the words of a row that has gone wrong. */
  mark?: (row: T) => Meaning | undefined;
  /** One sentence on what belongs here, one action that brings the first. */
  empty: { sentence: string; action?: ReactNode };
  /** The filter hides everything: then that is said, not that nothing exists. */
  filtered?: { onClear: () => void };
  filterBar?: ReactNode;
  /** Arrived since; shown when asked for, so that nothing jumps. */
  fresh?: { count: number; onShow: () => void };
  onExport?: (view: TableView) => void;
  keyboard?: 'page' | 'focus';
}

const rowHeights = { compact: 32, comfortable: 40 } as const;
const ready: TableStatus = { kind: 'ready' };

/** The list of everything: virtual rows, keys, columns, sums, and a designed answer for every state it can be in. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { id, label, columns, rows, rowKey, status = ready, hasMore = false, loadingMore = false, onOpen } = props;
  const { density, locale } = useUiSettings();
  const rowHeight = rowHeights[density];
  const root = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  // Acts on many are for a desk.
  const selectable = !useNarrow() && props.selected !== undefined && props.onSelected !== undefined;
  const layout = useColumnLayout(id, columns, selectable, useRoom(scroll, props.openKey !== undefined));
  const keys = rows.map(rowKey);
  const selection = useRowSelection(keys, props.selected, props.onSelected);
  const [activeKey, setActiveKey] = useState<string | undefined>(props.openKey);
  // Opened from outside (an address, a link): the keys go on from there.
  const [openSeen, setOpenSeen] = useState(props.openKey);
  if (props.openKey !== openSeen) {
    setOpenSeen(props.openKey);
    if (props.openKey !== undefined) setActiveKey(props.openKey);
  }
  const active = activeKey === undefined ? -1 : keys.indexOf(activeKey);

  const body = useRef<BodyControl>(null);
  const latest = useRef({ rows, keys, onOpen, toggle: selection.toggle });
  useLayoutEffect(() => {
    latest.current = { rows, keys, onOpen, toggle: selection.toggle };
  });
  const open = useCallback((index: number, aside: boolean) => {
    const now = latest.current;
    const row = now.rows[index];
    if (row === undefined) return;
    setActiveKey(now.keys[index]);
    now.onOpen?.(row, aside);
  }, []);
  const toggle = useCallback((key: string, range: boolean) => {
    setActiveKey(key);
    latest.current.toggle(key, range);
  }, []);
  const activate = (index: number) => {
    setActiveKey(keys[index]);
    body.current?.scrollTo(index);
  };

  const selectedCount = props.selected?.size ?? 0;
  useRowKeys({
    container: root,
    keyboard: props.keyboard ?? 'focus',
    count: rows.length,
    perPage: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2),
    active,
    onActive: activate,
    onOpen: onOpen && open,
    onToggle: selectable ? (index, range) => toggle(keys[index] ?? '', range) : undefined,
    onToggleAll: selection.toggleAll,
    // While a detail is open, Esc closes it, and the marks stay.
    onClear: selectedCount > 0 && props.openKey === undefined ? selection.clear : undefined,
  });

  const late = useLate(status.kind === 'loading');
  const showsRows = status.kind === 'ready' && rows.length > 0;
  return (
    <div className={styles.root} ref={root} data-table={id}>
      <TableBar {...props} layout={layout} />
      <div className={styles.scroll} ref={scroll} onScroll={(event) => keepScroll(id, event.currentTarget.scrollTop)}>
        <table
          className={styles.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are selected and opened by keys.
          role="grid"
          aria-label={label}
          tabIndex={0}
          aria-activedescendant={activeKey === undefined ? undefined : rowDomId(id, activeKey)}
          aria-rowcount={(props.total ?? rows.length) + 1}
          aria-busy={status.kind === 'loading' || undefined}
          aria-multiselectable={selectable || undefined}
          style={{ minInlineSize: layout.totalWidth }}
        >
          <colgroup>
            {layout.headers.map((header) => (
              <col
                key={header.id}
                style={{
                  inlineSize: header.id === selectColumnId ? selectWidth : layout.widthOf(header.id, header.getSize()),
                }}
              />
            ))}
          </colgroup>
          <TableHead
            headers={layout.headers}
            byId={layout.byId}
            sort={props.sort}
            onSort={props.onSort}
            selection={selection}
          />
          <TableBody
            {...props}
            columns={layout.shown}
            keys={keys}
            control={body}
            scroll={scroll}
            rowHeight={rowHeight}
            active={active}
            selectable={selectable}
            skeletons={late ? Math.ceil((window.innerHeight - 160) / rowHeight) : loadingMore ? 3 : 0}
            hidden={!showsRows}
            onPress={open}
            onToggle={toggle}
          />
        </table>
        {!showsRows && <TableMessage status={status} empty={props.empty} filtered={props.filtered} />}
      </div>
      <TableFooter
        shown={status.kind === 'ready' ? rows.length : 0}
        total={props.total}
        hasMore={hasMore}
        noun={props.noun}
        selectedCount={selectedCount}
        bulk={props.bulk}
        onClear={selection.clear}
        locale={locale}
        quiet={status.kind !== 'ready'}
      />
    </div>
  );
}
