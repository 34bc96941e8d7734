import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { eventInWords } from '../audit/audit-words.ts';
import type { ParkedEvent } from './staff.ts';

export const eventColumns: readonly Column<ParkedEvent>[] = [
  { id: 'type', header: 'Event', cell: (row) => eventInWords(row.type), width: 170, fixed: true },
  { id: 'about', header: 'Of', cell: (row) => row.about?.label ?? '', width: 110 },
  { id: 'subscriber', header: 'Not taken by', cell: (row) => row.subscriber, width: 110, quiet: true },
  { id: 'parkedAt', header: 'Last try', cell: (row) => <RelativeTime at={row.parkedAt} />, width: 108 },
  { id: 'error', header: 'Reason', cell: (row) => row.error, grow: true, width: 220, quiet: true },
];
