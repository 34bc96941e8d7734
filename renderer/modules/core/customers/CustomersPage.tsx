import { useRouter } from '@tanstack/react-router';
import { Download, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { client } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { usePlans, useSectors } from '../list/choices.ts';
import { CustomerSummary } from './CustomerSummary.tsx';
import { customerFilters, customerQueryOf, givenCustomerViews } from './customer-filters.ts';
import { type CustomerRow, customerColumns, customerCsv } from './customer-row.tsx';
import { customerTotals } from './customer-totals.tsx';
import { customersQuery } from './queries.ts';
import { readStandings, useStandings } from './standings.ts';

const noun = { one: 'customer', many: 'customers' };
const rowKey = (row: CustomerRow) => row.id;
const rowLabel = (row: CustomerRow) => row.name;

const takeAway = (rows: readonly CustomerRow[]) =>
  exportList({
    name: 'customers',
    noun,
    columns: customerCsv,
    shown: customerCsv.map(({ id }) => id),
    page: async () => ({ items: rows, nextCursor: null }),
  });

export function CustomersPage() {
  const place = useListPlace();
  const { view, open } = place;
  const { history } = useRouter();
  const may = useMay();
  const sectors = useSectors();
  const plans = usePlans();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const query = customerQueryOf(view);
  const list = useKeysetList(customersQuery(view));
  const standings = useStandings(list.pages);
  const rows = useMemo(
    () => list.rows.map((row): CustomerRow => ({ ...row, standing: standings.get(row.id) })),
    [list.rows, standings],
  );
  const filters = useMemo(() => customerFilters(sectors, plans), [sectors, plans]);
  const newCustomer = may('customers.write') && (
    <ActButton tone="primary" icon={UserPlus} onClick={() => history.push('/customers/new')}>
      New customer
    </ActButton>
  );

  return (
    <SplitView
      id="customers"
      detailLabel="Customer"
      onCloseDetail={place.close}
      initialShare={0.42}
      detail={open && <CustomerSummary key={open} id={open} />}
      list={
        <>
          <ListHead title="Customers">{newCustomer}</ListHead>
          <DataTable
            id="customers"
            label="Customers"
            noun={noun}
            keyboard="page"
            columns={customerColumns}
            {...list}
            rows={rows}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...place.table}
            sort={view.sort ?? { column: 'name', direction: 'asc' }}
            selected={selected}
            onSelected={setSelected}
            bulk={
              <ActButton icon={Download} onClick={() => void takeAway(rows.filter(({ id }) => selected.has(id)))}>
                Export these
              </ActButton>
            }
            onOpen={place.openBeside((id) => pathOf('customer', id))}
            totals={customerTotals(rows)}
            mark={(row) => (row.archivedAt === null ? undefined : 'off')}
            empty={{ sentence: 'Everyone you serve stands here.', action: newCustomer }}
            filterBar={
              <FilterBar
                {...place.filterBar}
                placeholder="Name, phone, MAC, IP, code"
                filters={filters}
                views={<SavedViews id="customers" {...place.savedViews} given={givenCustomerViews} />}
              />
            }
            onExport={({ columns }) =>
              void exportList({
                name: 'customers',
                noun,
                columns: customerCsv,
                shown: columns,
                page: async (cursor) => {
                  const page = await client.core.customers.list({ ...query, cursor, limit: 500 });
                  const known = await readStandings(page.items.map(({ id }) => id));
                  return { ...page, items: page.items.map((row) => ({ ...row, standing: known.get(row.id) })) };
                },
              })
            }
          />
        </>
      }
    />
  );
}
