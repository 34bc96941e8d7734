import type { ReactNode } from 'react';

/** One column of a table, in the words of the screen that owns it. */
export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** A text is cut with an ellipsis and told in full on hover; anything else looks after itself. */
  readonly cell: (row: T) => ReactNode;
  /** The full text on hover, for cells that are not plain text. */
  readonly title?: (row: T) => string | undefined;
  /** First width in px; without one 140. */
  readonly width?: number;
  /** Takes the width that is left over. Without any, the first column does. */
  readonly grow?: boolean;
  readonly align?: 'start' | 'end';
  /** MAC, IP, serial, voucher. */
  readonly mono?: boolean;
  /** Less important than its neighbours: quieter ink. */
  readonly quiet?: boolean;
  readonly sortable?: boolean;
  /** Not shown until it is chosen. */
  readonly hidden?: boolean;
  /** Shown on a phone, where there is room for two or three; a table with none of these scrolls sideways. */
  readonly phone?: boolean;
  /** Cannot be hidden. */
  readonly fixed?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** What the table shows now, for exporting exactly this. */
export interface TableView {
  readonly columns: readonly string[];
  readonly sort: Sort | undefined;
}

export type TableStatus =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'error'; readonly message: string; readonly reference?: string; readonly onRetry?: () => void }
  | { readonly kind: 'refused'; readonly why: string; readonly who?: string };
