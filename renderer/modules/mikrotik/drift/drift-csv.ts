import type { CsvColumn } from '#app/list/csv.ts';
import type { DriftRow } from '#contract/mikrotik.ts';
import { differenceOf, kindWords } from './drift-words.ts';

export const driftCsv: readonly CsvColumn<DriftRow>[] = [
  { id: 'router', header: 'Router', text: (row) => row.deviceName },
  { id: 'table', header: 'Table', text: (row) => row.path },
  { id: 'kind', header: 'Kind', text: (row) => kindWords[row.kind].word },
  { id: 'row', header: 'Row', text: (row) => row.naturalKey },
  { id: 'difference', header: 'What differs', text: differenceOf },
  { id: 'customer', header: 'Customer', text: (row) => row.subscription?.customerName ?? '' },
  { id: 'state', header: 'In the books', text: (row) => row.subscription?.state ?? '' },
  { id: 'standing', header: 'Ignored until', text: (row) => row.ignored?.until ?? '' },
  { id: 'since', header: 'Seen since', text: (row) => row.firstSeenAt },
];
