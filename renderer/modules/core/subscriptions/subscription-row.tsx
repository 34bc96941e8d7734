import type { CsvColumn } from '#app/list/csv.ts';
import { Money } from '#app/show/Money.tsx';
import type { Subscription } from '#contract/core.ts';
import { currencyExponent } from '#kernel/money.ts';
import type { Column } from '#ui/DataTable.tsx';
import { moneyToText } from '#ui/parse/money-text.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatePill, TruthPill } from '../show/pills.tsx';
import { connectionWords, serviceWords, stateWords } from '../show/words.ts';

const columns: readonly Column<Subscription>[] = [
  { id: 'code', header: 'Code', cell: (row) => row.code, width: 108, sortable: true, fixed: true },
  {
    id: 'customerName',
    header: 'Customer',
    phone: true,
    cell: (row) => row.customerName,
    width: 200,
    grow: true,
    sortable: true,
  },
  { id: 'state', header: 'Books', phone: true, cell: (row) => <StatePill state={row.state} />, width: 128 },
  {
    id: 'network',
    header: 'Network',
    phone: true,
    cell: (row) => <TruthPill network={row.network} />,
    title: (row) =>
      `${serviceWords[row.network.service].word}${row.network.note === null ? '' : `: ${row.network.note}`}`,
    width: 104,
  },
  { id: 'plan', header: 'Plan', cell: (row) => row.planName, width: 116 },
  { id: 'device', header: 'Router', cell: (row) => row.deviceName ?? '', width: 120, quiet: true },
  { id: 'sector', header: 'Sector', cell: (row) => row.sectorName, width: 128, quiet: true, hidden: true },
  { id: 'connects', header: 'Connects by', cell: connectionWords, width: 120, quiet: true, hidden: true },
  { id: 'ip', header: 'IP', cell: (row) => row.ip ?? '', width: 116, mono: true },
  { id: 'mac', header: 'MAC', cell: (row) => row.mac ?? '', width: 148, mono: true, hidden: true },
  { id: 'pppoeUser', header: 'PPPoE user', cell: (row) => row.pppoeUser ?? '', width: 140, mono: true, hidden: true },
  {
    id: 'price',
    header: 'Price',
    cell: (row) => row.priceMinor !== null && <Money minor={row.priceMinor} currency={row.currency} />,
    width: 120,
    align: 'end',
    hidden: true,
  },
  {
    id: 'stateSince',
    header: 'Since',
    cell: (row) => <RelativeTime at={row.stateSince} />,
    width: 116,
    align: 'end',
    quiet: true,
    sortable: true,
  },
];

/** Prices only for those who may know what a customer owes. */
export const subscriptionColumns = (withPrice: boolean): readonly Column<Subscription>[] =>
  withPrice ? columns : columns.filter(({ id }) => id !== 'price');

export const subscriptionCsv: readonly CsvColumn<Subscription>[] = [
  { id: 'code', header: 'Code', text: (row) => row.code },
  { id: 'customerName', header: 'Customer', text: (row) => row.customerName },
  { id: 'state', header: 'Books', text: (row) => stateWords[row.state].word },
  { id: 'network', header: 'Network', text: (row) => row.network.truth },
  { id: 'plan', header: 'Plan', text: (row) => row.planName },
  { id: 'device', header: 'Router', text: (row) => row.deviceName ?? '' },
  { id: 'sector', header: 'Sector', text: (row) => row.sectorName },
  { id: 'connects', header: 'Connects by', text: connectionWords },
  { id: 'ip', header: 'IP', text: (row) => row.ip ?? '' },
  { id: 'mac', header: 'MAC', text: (row) => row.mac ?? '' },
  { id: 'pppoeUser', header: 'PPPoE user', text: (row) => row.pppoeUser ?? '' },
  {
    id: 'price',
    header: 'Price',
    text: ({ priceMinor, currency }) =>
      priceMinor === null ? '' : moneyToText(priceMinor, currencyExponent(currency)),
  },
  { id: 'stateSince', header: 'Since', text: (row) => row.stateSince },
];
