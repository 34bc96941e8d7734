import type { ReactNode } from 'react';
import type { Progress } from '../RowProgress.tsx';

/** move: it goes to another place in its list, and stays what it is. */
export type DiffSign = 'add' | 'change' | 'remove' | 'move';

export interface DiffField {
  readonly name: string;
  /** Left out where there was none. */
  readonly before?: string;
  readonly after?: string;
}

export interface DiffRow {
  readonly key: string;
  readonly sign: DiffSign;
  /** The natural key: a PPPoE name, an address, a MAC. */
  readonly name: string;
  /** Whose it is: the customer, as a link. */
  readonly owner?: ReactNode;
  readonly fields: readonly DiffField[];
  /** Why: the invoice or the request, as a link. */
  readonly reason?: ReactNode;
  /** What it does to people now: "live session drops". */
  readonly effect?: string;
  readonly progress?: Progress;
  /** Unfolded on request: the same in another spelling. */
  readonly more?: { readonly label: string; readonly content: ReactNode };
  /** What the router answered, when it failed. */
  readonly problem?: string;
}

/** The rows of one table of one router: "/ppp/secret". */
export interface DiffSection {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly DiffRow[];
}

/** One router. */
export interface DiffGroup {
  readonly key: string;
  readonly title: string;
  /** Beside the title: address, version, its stage. */
  readonly note?: ReactNode;
  readonly sections: readonly DiffSection[];
}

export type DiffCounts = Readonly<Record<DiffSign, number>>;

export function countSigns(rows: readonly DiffRow[]): DiffCounts {
  const counts = { add: 0, change: 0, remove: 0, move: 0 };
  for (const row of rows) counts[row.sign] += 1;
  return counts;
}

export const rowsOf = (groups: readonly DiffGroup[]): DiffRow[] =>
  groups.flatMap((group) => group.sections.flatMap((section) => section.rows));
