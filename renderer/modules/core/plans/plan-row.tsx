import type { CsvColumn } from '#app/list/csv.ts';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Plan } from '#contract/core.ts';
import { currencyExponent } from '#kernel/money.ts';
import type { Column } from '#ui/DataTable.tsx';
import { moneyToText } from '#ui/parse/money-text.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import { periodOf, rateOf, saleWords, soldForOf, taxOf } from './plan-words.ts';

const columns: readonly Column<Plan>[] = [
  {
    id: 'name',
    header: 'Name',
    phone: true,
    cell: (row) => row.name,
    width: 180,
    grow: true,
    sortable: true,
    fixed: true,
  },
  { id: 'rate', header: 'Rate', phone: true, cell: rateOf, width: 104, mono: true },
  {
    id: 'price',
    header: 'Price',
    phone: true,
    cell: (row) => row.priceMinor !== null && <Money minor={row.priceMinor} currency={row.currency} />,
    width: 128,
    align: 'end',
    sortable: true,
  },
  { id: 'period', header: 'Period', cell: periodOf, width: 108, quiet: true },
  {
    id: 'next',
    header: 'Next price',
    cell: ({ nextPrice, currency }) =>
      nextPrice && (
        <>
          <Day date={nextPrice.effectiveFrom} />: <Money minor={nextPrice.priceMinor} currency={currency} bare />
        </>
      ),
    width: 176,
    quiet: true,
  },
  { id: 'tax', header: 'Tax', cell: taxOf, width: 76, align: 'end', quiet: true },
  { id: 'services', header: 'Services', cell: (row) => row.serviceCount, width: 84, align: 'end' },
  { id: 'sale', header: 'Sale', cell: (row) => <StatusPill {...saleWords[row.onSale]} />, width: 104 },
  { id: 'methods', header: 'Sold for', cell: soldForOf, width: 160, quiet: true, hidden: true },
  { id: 'profile', header: 'Profile', cell: (row) => row.routerosProfile, width: 120, mono: true, hidden: true },
];

const PRICES = new Set(['price', 'next']);

/** Prices only for those who may see money: the office answers nobody else with them. */
export const planColumns = (withPrice: boolean): readonly Column<Plan>[] =>
  withPrice ? columns : columns.filter(({ id }) => !PRICES.has(id));

const priceText = (minor: bigint | null, currency: string): string =>
  minor === null ? '' : moneyToText(minor, currencyExponent(currency));

export const planCsv: readonly CsvColumn<Plan>[] = [
  { id: 'name', header: 'Name', text: (row) => row.name },
  { id: 'rate', header: 'Rate', text: rateOf },
  { id: 'price', header: 'Price', text: (row) => priceText(row.priceMinor, row.currency) },
  { id: 'period', header: 'Period', text: periodOf },
  {
    id: 'next',
    header: 'Next price',
    text: ({ nextPrice, currency }) =>
      nextPrice === null ? '' : `${nextPrice.effectiveFrom} ${priceText(nextPrice.priceMinor, currency)}`,
  },
  { id: 'tax', header: 'Tax', text: taxOf },
  { id: 'services', header: 'Services', text: (row) => String(row.serviceCount) },
  { id: 'sale', header: 'Sale', text: (row) => saleWords[row.onSale].word },
  { id: 'methods', header: 'Sold for', text: soldForOf },
  { id: 'profile', header: 'Profile', text: (row) => row.routerosProfile },
];
