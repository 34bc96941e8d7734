import type { CsvColumn } from '#app/list/csv.ts';
import { Money } from '#app/show/Money.tsx';
import type { Standing } from '#contract/billing.ts';
import type { Customer } from '#contract/core.ts';
import { currencyExponent } from '#kernel/money.ts';
import type { Column } from '#ui/DataTable.tsx';
import { moneyToText } from '#ui/parse/money-text.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { standingWords } from '../show/standing.ts';
import { customerKindWords } from '../show/words.ts';
import { ServiceCounts } from './ServiceCounts.tsx';
import { servicesInWords } from './services-in-words.ts';

/** A customer with how they stand, once that is known. */
export interface CustomerRow extends Customer {
  readonly standing: Standing | undefined;
}

export const customerColumns: readonly Column<CustomerRow>[] = [
  {
    id: 'name',
    header: 'Name',
    phone: true,
    cell: (row) => row.name,
    width: 220,
    grow: true,
    sortable: true,
    fixed: true,
  },
  { id: 'code', header: 'Code', cell: (row) => row.code, width: 92, quiet: true, sortable: true },
  {
    id: 'services',
    header: 'Services',
    phone: true,
    cell: (row) => <ServiceCounts services={row.services} />,
    title: (row) => servicesInWords(row.services),
    width: 136,
  },
  {
    id: 'standing',
    header: 'Money',
    phone: true,
    cell: (row) =>
      row.standing && <StatusPill {...standingWords[row.standing.word]} quiet={row.standing.word === 'paid'} />,
    width: 96,
  },
  {
    id: 'balance',
    header: 'Owes',
    cell: (row) =>
      row.standing?.balanceMinor != null && (
        <Money minor={row.standing.balanceMinor} currency={row.standing.currency} />
      ),
    width: 132,
    align: 'end',
  },
  { id: 'phone', header: 'Phone', cell: (row) => row.phone, width: 144 },
  { id: 'email', header: 'E-mail', cell: (row) => row.email, width: 200, quiet: true, hidden: true },
  { id: 'address', header: 'Address', cell: (row) => row.address, width: 220, quiet: true, hidden: true },
  { id: 'kind', header: 'Kind', cell: (row) => customerKindWords[row.kind], width: 88, quiet: true, hidden: true },
  {
    id: 'createdAt',
    header: 'Since',
    cell: (row) => <RelativeTime at={row.createdAt} />,
    width: 116,
    align: 'end',
    quiet: true,
    sortable: true,
  },
];

export const customerCsv: readonly CsvColumn<CustomerRow>[] = [
  { id: 'name', header: 'Name', text: (row) => row.name },
  { id: 'code', header: 'Code', text: (row) => row.code },
  { id: 'services', header: 'Services', text: (row) => servicesInWords(row.services) },
  { id: 'standing', header: 'Money', text: (row) => row.standing?.word ?? '' },
  {
    id: 'balance',
    header: 'Owes',
    text: ({ standing }) =>
      standing?.balanceMinor == null ? '' : moneyToText(standing.balanceMinor, currencyExponent(standing.currency)),
  },
  { id: 'phone', header: 'Phone', text: (row) => row.phone },
  { id: 'email', header: 'E-mail', text: (row) => row.email },
  { id: 'address', header: 'Address', text: (row) => row.address },
  { id: 'kind', header: 'Kind', text: (row) => customerKindWords[row.kind] },
  { id: 'createdAt', header: 'Since', text: (row) => row.createdAt },
];
