import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { jobStates } from './job-words.ts';
import type { BackgroundJob } from './staff.ts';

export const jobColumns: readonly Column<BackgroundJob>[] = [
  { id: 'kind', header: 'Job', cell: (row) => row.kind, width: 190, mono: true, fixed: true },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <StatusPill {...jobStates[row.state]} quiet={row.state === 'done'} />,
    width: 100,
  },
  {
    id: 'tries',
    header: 'Tries',
    cell: (row) => `${row.attempts} of ${row.maxAttempts}`,
    width: 80,
    align: 'end',
    quiet: true,
  },
  {
    id: 'createdAt',
    header: 'Asked',
    cell: (row) => <RelativeTime at={row.createdAt} />,
    width: 108,
    sortable: true,
  },
  {
    id: 'ended',
    header: 'Ended',
    cell: (row) => (row.finishedAt === null ? '' : <RelativeTime at={row.finishedAt} />),
    width: 108,
    quiet: true,
  },
  { id: 'error', header: 'Last error', cell: (row) => row.lastError ?? '', grow: true, width: 220, quiet: true },
];
