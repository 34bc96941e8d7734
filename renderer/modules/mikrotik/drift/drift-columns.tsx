import type { DriftRow } from '#contract/mikrotik.ts';
import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { StatePill } from '../../core/show/pills.tsx';
import styles from './drift.module.css';
import { differenceOf, harmWords, kindWords } from './drift-words.ts';

const kind: Column<DriftRow> = {
  id: 'kind',
  header: 'Kind',
  phone: true,
  cell: (row) => <StatusPill {...kindWords[row.kind]} title={kindWords[row.kind].explains} />,
  width: 90,
  fixed: true,
};
const table: Column<DriftRow> = {
  id: 'table',
  header: 'Table',
  mono: true,
  quiet: true,
  cell: (row) => row.path,
  width: 136,
};
const row: Column<DriftRow> = {
  id: 'row',
  header: 'Row',
  phone: true,
  mono: true,
  cell: ({ naturalKey }) => naturalKey,
  width: 150,
  fixed: true,
};
const difference: Column<DriftRow> = {
  id: 'difference',
  header: 'What differs',
  phone: true,
  cell: (one) => (
    <>
      {one.harm !== null && <span className={styles.harm}>{harmWords[one.harm].word} · </span>}
      {differenceOf(one)}
    </>
  ),
  title: (one) => one.note,
  width: 170,
  grow: true,
};
const owner: Column<DriftRow> = {
  id: 'customer',
  header: 'Customer',
  cell: ({ subscription, services }) =>
    subscription?.customerName ?? (services === null ? '–' : `${services} ${services === 1 ? 'service' : 'services'}`),
  width: 116,
};
const state: Column<DriftRow> = {
  id: 'state',
  header: 'In the books',
  cell: ({ subscription }) => (subscription === null ? '–' : <StatePill state={subscription.state} />),
  width: 96,
};
const next: Column<DriftRow> = {
  id: 'standing',
  header: 'Standing',
  cell: ({ ignored, pending }) => {
    if (pending !== null) return <StatusPill meaning="waiting" word="on its way" />;
    if (ignored !== null) return <StatusPill meaning="off" word="ignored" title={ignored.reason} quiet />;
    return <StatusPill meaning="attention" word="open" quiet />;
  },
  width: 88,
};
const since: Column<DriftRow> = {
  id: 'since',
  header: 'Since',
  cell: ({ firstSeenAt }) => <RelativeTime at={firstSeenAt} />,
  width: 78,
  align: 'end',
  quiet: true,
};
const router: Column<DriftRow> = { id: 'router', header: 'Router', cell: ({ deviceName }) => deviceName, width: 116 };

export const driftColumns: readonly Column<DriftRow>[] = [
  router,
  table,
  kind,
  row,
  difference,
  owner,
  state,
  next,
  since,
];

/** Beside an open detail the list is there to be walked through. */
export const besideDriftColumns: readonly Column<DriftRow>[] = [kind, row, owner];
