import type { CsvColumn } from '#app/list/csv.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import type { RouterSession } from '#contract/mikrotik.ts';
import type { Column } from '#ui/DataTable.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { bytesInWords, findingWords, flowInWords, kindWords, limitInWords } from '../../core/online/session-words.ts';
import { StatePill } from '../../core/show/pills.tsx';

const user: Column<RouterSession> = {
  id: 'user',
  header: 'User',
  cell: (row) => row.user,
  width: 150,
  mono: true,
  fixed: true,
  sortable: true,
  phone: true,
};
const kind: Column<RouterSession> = {
  id: 'kind',
  header: 'Kind',
  cell: (row) => kindWords[row.kind],
  width: 76,
  quiet: true,
};
const customer: Column<RouterSession> = {
  id: 'customer',
  header: 'Customer',
  cell: ({ service, hostName }) =>
    service === null ? (
      <StatusPill word={hostName === null ? 'nobody’s' : `nobody’s: ${hostName}`} meaning="attention" />
    ) : (
      <RecordLink model="customer" id={service.customerId}>
        {service.customerName}
      </RecordLink>
    ),
  title: ({ service }) => service?.customerName ?? 'No service in the books has this user or address',
  width: 138,
  grow: true,
  sortable: true,
  phone: true,
};
const books: Column<RouterSession> = {
  id: 'books',
  header: 'Books',
  cell: ({ service }) => (service === null ? '–' : <StatePill state={service.state} />),
  width: 112,
};
const network: Column<RouterSession> = {
  id: 'finding',
  header: 'Here',
  cell: ({ finding, isCutOff }) => {
    if (finding !== null) return <StatusPill {...findingWords[finding]} />;
    return isCutOff ? (
      <StatusPill word="cut off" meaning="off" quiet />
    ) : (
      <StatusPill word="online" meaning="good" quiet />
    );
  },
  title: ({ findingSentence }) => findingSentence ?? undefined,
  width: 124,
  phone: true,
};
const address: Column<RouterSession> = {
  id: 'address',
  header: 'Address',
  cell: (row) => row.address ?? '–',
  width: 112,
  mono: true,
  sortable: true,
};
const mac: Column<RouterSession> = {
  id: 'mac',
  header: 'MAC',
  cell: (row) => row.mac ?? '–',
  width: 142,
  mono: true,
  hidden: true,
};
const since: Column<RouterSession> = {
  id: 'since',
  header: 'Since',
  cell: ({ since: at, seenAt }) => {
    if (at !== null) return <RelativeTime at={at} />;
    return seenAt === null ? '–' : <RelativeTime at={seenAt} />;
  },
  title: ({ since: at, seenAt }) =>
    at === null && seenAt !== null ? 'Last heard; a lease has no beginning' : undefined,
  width: 88,
  align: 'end',
  quiet: true,
  sortable: true,
};
const limit: Column<RouterSession> = {
  id: 'limit',
  header: 'Limit',
  cell: (row) => limitInWords(row.limit),
  width: 96,
  align: 'end',
};
const flow: Column<RouterSession> = {
  id: 'flow',
  header: 'Now ↓/↑',
  cell: (row) => flowInWords(row.flow),
  width: 92,
  align: 'end',
};
const download: Column<RouterSession> = {
  id: 'download',
  header: 'Loaded',
  cell: ({ bytes }) => (bytes === null ? '–' : bytesInWords(bytes.download)),
  width: 80,
  align: 'end',
  quiet: true,
  sortable: true,
  hidden: true,
};

export const sessionColumns: readonly Column<RouterSession>[] = [
  user,
  kind,
  customer,
  books,
  network,
  address,
  mac,
  limit,
  flow,
  download,
  since,
];

/** Beside an open detail. */
export const besideSessionColumns: readonly Column<RouterSession>[] = [user, customer, network, since];

export const sessionCsv: readonly CsvColumn<RouterSession>[] = [
  { id: 'user', header: 'User', text: (row) => row.user },
  { id: 'kind', header: 'Kind', text: (row) => kindWords[row.kind] },
  { id: 'customer', header: 'Customer', text: ({ service }) => service?.customerName ?? '' },
  { id: 'customer', header: 'Service', text: ({ service }) => service?.code ?? '' },
  { id: 'books', header: 'Books', text: ({ service }) => service?.state ?? '' },
  { id: 'finding', header: 'Finding', text: (row) => row.findingSentence ?? '' },
  { id: 'address', header: 'Address', text: (row) => row.address ?? '' },
  { id: 'mac', header: 'MAC', text: (row) => row.mac ?? '' },
  { id: 'limit', header: 'Limit', text: (row) => limitInWords(row.limit) },
  { id: 'flow', header: 'Download bit/s', text: ({ flow: now }) => String(now?.downloadBps ?? '') },
  { id: 'flow', header: 'Upload bit/s', text: ({ flow: now }) => String(now?.uploadBps ?? '') },
  { id: 'download', header: 'Downloaded bytes', text: ({ bytes }) => String(bytes?.download ?? '') },
  { id: 'since', header: 'Since', text: (row) => row.since ?? '' },
];
