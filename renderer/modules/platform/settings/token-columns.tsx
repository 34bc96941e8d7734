import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { roleWords } from './role-words.ts';
import type { ApiToken } from './staff.ts';
import { TokenPill } from './TokenPill.tsx';

export const tokenColumns: readonly Column<ApiToken>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, grow: true, width: 160, fixed: true },
  { id: 'role', header: 'Role', cell: (row) => roleWords[row.role].word, width: 100 },
  { id: 'state', header: 'State', cell: (row) => <TokenPill token={row} />, width: 100 },
  { id: 'made', header: 'Made', cell: (row) => <RelativeTime at={row.createdAt} />, width: 112, quiet: true },
  {
    id: 'used',
    header: 'Last used',
    cell: (row) => (row.lastUsedAt === null ? 'never' : <RelativeTime at={row.lastUsedAt} />),
    width: 112,
    quiet: true,
  },
];
