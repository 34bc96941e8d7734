import type { AuditEntryView } from '#contract/platform.ts';
import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { AuditRecord } from './AuditRecord.tsx';
import { doorInWords, eventInWords } from './audit-words.ts';

export const auditColumns: readonly Column<AuditEntryView>[] = [
  { id: 'seq', header: 'No.', cell: (row) => row.seq, width: 76, align: 'end', quiet: true, sortable: true },
  { id: 'at', header: 'When', cell: (row) => <RelativeTime at={row.at} />, width: 112, fixed: true },
  { id: 'who', header: 'Who', cell: (row) => row.actorName, width: 148 },
  { id: 'door', header: 'From', cell: (row) => doorInWords(row.door), width: 92, quiet: true },
  { id: 'event', header: 'What', cell: (row) => eventInWords(row.event), title: (row) => row.event, width: 200 },
  { id: 'record', header: 'Record', cell: (row) => <AuditRecord entry={row} />, width: 220 },
  { id: 'why', header: 'Why', cell: (row) => row.why ?? '', grow: true, width: 200, quiet: true },
];
