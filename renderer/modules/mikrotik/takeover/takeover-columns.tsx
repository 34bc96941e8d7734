import type { TakeoverRow } from '#contract/mikrotik.ts';
import type { Column } from '#ui/DataTable.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { becomes, confidenceWords, kindWords, ratesInWords, standingWords } from './takeover-words.ts';

const standing: Column<TakeoverRow> = {
  id: 'standing',
  header: 'State',
  phone: true,
  cell: (row) => <StatusPill {...standingWords[row.standing]} quiet={row.standing === 'ready'} />,
  title: (row) => row.problems[0],
  width: 122,
  fixed: true,
};
const name: Column<TakeoverRow> = {
  id: 'name',
  header: 'On the router',
  phone: true,
  cell: (row) => row.name,
  width: 150,
  fixed: true,
};
const kind: Column<TakeoverRow> = {
  id: 'kind',
  header: 'Kind',
  cell: (row) => kindWords[row.kind],
  width: 88,
  quiet: true,
};
const address: Column<TakeoverRow> = {
  id: 'address',
  header: 'Address',
  cell: (row) => row.ip ?? row.mac ?? '',
  width: 124,
  mono: true,
};
const rate: Column<TakeoverRow> = {
  id: 'rate',
  header: 'Rate',
  cell: (row) => (row.rates === null ? '' : ratesInWords(row.rates)),
  width: 96,
  align: 'end',
};
const now: Column<TakeoverRow> = {
  id: 'now',
  header: 'Now',
  cell: (row) => {
    if (row.cutOff !== null) return <StatusPill meaning="bad" word="cut off" title={row.cutOff} />;
    if (row.isLive === null) return '';
    return row.isLive ? <StatusPill meaning="good" word="online" quiet /> : <StatusPill meaning="off" word="offline" />;
  },
  width: 88,
};
const becoming: Column<TakeoverRow> = {
  id: 'becomes',
  header: 'Becomes',
  phone: true,
  cell: becomes,
  width: 220,
  grow: true,
  fixed: true,
};
const why: Column<TakeoverRow> = {
  id: 'why',
  header: 'Because',
  cell: (row) => {
    const [best] = row.matches;
    if (row.problems.length > 0) return row.problems[0];
    if (best === undefined) return row.decision === 'new' ? 'nobody in the books is like it' : '';
    return `${confidenceWords[best.confidence].word}: ${best.reason}`;
  },
  width: 230,
  quiet: true,
};
const plan: Column<TakeoverRow> = {
  id: 'plan',
  header: 'Plan',
  cell: (row) => (row.planName === null ? '' : row.isNewPlan ? `new: ${row.planName}` : row.planName),
  width: 128,
};
const comment: Column<TakeoverRow> = {
  id: 'comment',
  header: 'Comment',
  cell: (row) => row.comment,
  width: 180,
  quiet: true,
  hidden: true,
};

export const takeoverColumns: readonly Column<TakeoverRow>[] = [
  standing,
  name,
  kind,
  address,
  rate,
  now,
  becoming,
  why,
  plan,
  comment,
];

export const besideDetailColumns: readonly Column<TakeoverRow>[] = [standing, name, becoming];
