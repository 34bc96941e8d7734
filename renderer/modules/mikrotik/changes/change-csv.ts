import type { CsvColumn } from '#app/list/csv.ts';
import type { ChangeHead } from '#contract/mikrotik.ts';
import { changeActionWords, lookOf } from '../../core/show/change-words.ts';
import { stageWords } from '../../core/show/words.ts';

export const changeCsv: readonly CsvColumn<ChangeHead>[] = [
  { id: 'state', header: 'State', text: (row) => lookOf(row).word },
  { id: 'action', header: 'Change', text: (row) => changeActionWords[row.action] },
  { id: 'customer', header: 'Customer', text: (row) => row.customerName },
  { id: 'service', header: 'Service', text: (row) => row.subscriptionCode },
  { id: 'router', header: 'Router', text: (row) => row.deviceName },
  { id: 'stage', header: 'Stage', text: (row) => stageWords[row.deviceStage].word },
  { id: 'reason', header: 'Reason', text: (row) => row.reason },
  { id: 'rows', header: 'Rows', text: (row) => String(row.rowCount) },
  { id: 'by', header: 'Wanted by', text: (row) => row.requestedBy },
  { id: 'at', header: 'When', text: (row) => row.createdAt },
];
