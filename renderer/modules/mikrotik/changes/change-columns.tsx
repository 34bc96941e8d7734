import type { ChangeHead } from '#contract/mikrotik.ts';
import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { changeActionWords, lookOf } from '../../core/show/change-words.ts';
import { StagePill } from '../../core/show/pills.tsx';
import { ReasonText } from './ReasonText.tsx';

const state: Column<ChangeHead> = {
  id: 'state',
  header: 'State',
  phone: true,
  cell: (row) => <StatusPill {...lookOf(row)} quiet={row.state === 'verified'} />,
  title: (row) => row.lastError ?? undefined,
  width: 116,
  fixed: true,
};
const action: Column<ChangeHead> = {
  id: 'action',
  header: 'Change',
  phone: true,
  cell: (row) => changeActionWords[row.action],
  width: 92,
};
const customer: Column<ChangeHead> = {
  id: 'customer',
  header: 'Customer',
  phone: true,
  cell: (row) => row.customerName,
  width: 150,
  grow: true,
  fixed: true,
};
const service: Column<ChangeHead> = {
  id: 'service',
  header: 'Service',
  cell: (row) => row.subscriptionCode,
  width: 96,
  quiet: true,
};
const router: Column<ChangeHead> = { id: 'router', header: 'Router', cell: (row) => row.deviceName, width: 124 };
const stage: Column<ChangeHead> = {
  id: 'stage',
  header: 'Stage',
  cell: (row) => <StagePill stage={row.deviceStage} quietLive />,
  width: 92,
  hidden: true,
};
const reason: Column<ChangeHead> = {
  id: 'reason',
  header: 'Reason',
  cell: (row) => <ReasonText reason={row.reason} reference={row.ref} />,
  title: (row) => row.reason,
  width: 228,
};
const rows: Column<ChangeHead> = {
  id: 'rows',
  header: 'Rows',
  cell: (row) => row.rowCount,
  width: 56,
  align: 'end',
  quiet: true,
};
const by: Column<ChangeHead> = {
  id: 'by',
  header: 'Wanted by',
  cell: (row) => row.requestedBy,
  width: 128,
  quiet: true,
  hidden: true,
};
const at: Column<ChangeHead> = {
  id: 'at',
  header: 'When',
  cell: (row) => <RelativeTime at={row.createdAt} />,
  width: 100,
  align: 'end',
  quiet: true,
};

export const changeColumns: readonly Column<ChangeHead>[] = [
  state,
  action,
  customer,
  service,
  router,
  stage,
  reason,
  rows,
  by,
  at,
];

/** Beside an open detail the list is there to be walked through, not to be read. */
export const besideDetailColumns: readonly Column<ChangeHead>[] = [state, action, customer, at];
