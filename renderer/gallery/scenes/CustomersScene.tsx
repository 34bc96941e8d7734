import { Ban, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ActButton } from '#ui/ActButton.tsx';
import { Amount } from '#ui/Amount.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { type Column, DataTable, type Sort } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { type ListView, wholeList } from '#ui/saved-views.ts';
import { tellDone } from '#ui/toast.ts';
import { networkMeaning, type SampleCustomer, sampleCustomers, stateMeaning } from '../sample.ts';
import { CustomerDetail } from './CustomerDetail.tsx';

const columns: Column<SampleCustomer>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, grow: true, width: 200, sortable: true, fixed: true },
  { id: 'number', header: 'No.', cell: (row) => row.number, width: 84, quiet: true, sortable: true },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <StatusPill meaning={stateMeaning[row.state]} word={row.state} />,
    width: 128,
    sortable: true,
  },
  {
    id: 'network',
    header: 'Network',
    cell: (row) => (
      <StatusPill meaning={networkMeaning[row.network]} word={row.network} quiet={row.network === 'verified'} />
    ),
    width: 104,
  },
  { id: 'plan', header: 'Plan', cell: (row) => row.plan, width: 112, sortable: true },
  { id: 'sector', header: 'Sector', cell: (row) => row.sector, width: 124, quiet: true, hidden: true },
  { id: 'phone', header: 'Phone', cell: (row) => row.phone, width: 128, hidden: true },
  { id: 'mac', header: 'MAC', cell: (row) => row.mac, width: 148, mono: true },
  { id: 'ip', header: 'IP', cell: (row) => row.ip, width: 116, mono: true, hidden: true },
  {
    id: 'balance',
    header: 'Owes',
    cell: (row) => <Amount minor={row.balanceMinor} currency="NGN" exponent={2} />,
    width: 124,
    align: 'end',
    sortable: true,
  },
  {
    id: 'seen',
    header: 'Seen',
    cell: (row) => <RelativeTime at={row.seenAt} />,
    width: 108,
    align: 'end',
    quiet: true,
  },
];

const filters: FilterDefinition[] = [
  {
    id: 'state',
    label: 'State',
    kind: 'choice',
    options: Object.entries(stateMeaning).map(([state, meaning]) => ({ value: state, label: state, meaning })),
  },
  { id: 'plan', label: 'Plan', kind: 'text' },
  { id: 'activated', label: 'Activated', kind: 'period' },
];

const all = sampleCustomers(12_480);
const rowKey = (row: SampleCustomer) => row.id;
const rowLabel = (row: SampleCustomer) => row.name;

export function CustomersScene() {
  const [view, setView] = useState<ListView>(wholeList);
  const [count, setCount] = useState(3000);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<SampleCustomer>();
  const [confirming, setConfirming] = useState(false);
  const [fresh, setFresh] = useState(3);
  const matching = useMemo(
    () =>
      sorted(
        all.filter((row) => matches(row, view)),
        view.sort,
      ),
    [view],
  );
  const rows = useMemo(() => matching.slice(0, count), [matching, count]);
  const chosen = all.filter((row) => selected.has(row.id));
  const narrowed = view.search !== '' || Object.keys(view.filters).length > 0;

  return (
    <SplitView
      id="customers"
      detailLabel="Customer"
      onCloseDetail={() => setOpen(undefined)}
      detail={open && <CustomerDetail customer={open} />}
      list={
        <>
          <DataTable
            id="customers"
            label="Customers"
            noun={{ one: 'customer', many: 'customers' }}
            keyboard="page"
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            rowLabel={rowLabel}
            total={matching.length}
            hasMore={rows.length < matching.length}
            onEndReached={() => setCount(count + 500)}
            sort={view.sort}
            onSort={(sort) => setView({ ...view, sort })}
            selected={selected}
            onSelected={setSelected}
            bulk={
              <>
                <ActButton icon={Ban} onClick={() => setConfirming(true)}>
                  Suspend…
                </ActButton>
                <ActButton refused="Only NOC pushes to routers. Ask Tunde Bello.">Push again</ActButton>
              </>
            }
            openKey={open?.id}
            onOpen={setOpen}
            empty={{
              sentence: 'Everyone you serve stands here.',
              action: <ActButton icon={UserPlus}>Add the first customer</ActButton>,
            }}
            filtered={narrowed ? { onClear: () => setView(wholeList) } : undefined}
            filterBar={
              <FilterBar
                search={view.search}
                onSearch={(search) => setView({ ...view, search })}
                placeholder="Name, phone, MAC, number"
                filters={filters}
                values={view.filters}
                onValues={(values) => setView({ ...view, filters: values })}
                views={
                  <SavedViews
                    id="customers"
                    current={view}
                    onPick={setView}
                    given={[{ name: 'Suspended', view: { search: '', filters: { state: ['suspended'] } } }]}
                  />
                }
              />
            }
            fresh={{ count: fresh, onShow: () => setFresh(0) }}
            onExport={(shown) => tellDone(`Exported ${shown.columns.length} columns`)}
          />
          <ConfirmAct
            opened={confirming}
            onClose={() => setConfirming(false)}
            title={`Suspend ${chosen.length} ${chosen.length === 1 ? 'customer' : 'customers'}?`}
            sentence="They lose service within a minute, once their routers confirm it."
            rows={chosen.map((row) => ({
              key: row.id,
              what: row.name,
              how: row.plan,
              amount: <Amount minor={row.balanceMinor} currency="NGN" exponent={2} />,
            }))}
            sums={[
              { label: 'Live sessions that drop', value: Math.ceil(chosen.length / 4) },
              {
                label: 'They owe together',
                value: (
                  <Amount minor={chosen.reduce((sum, row) => sum + row.balanceMinor, 0n)} currency="NGN" exponent={2} />
                ),
              },
            ]}
            wayBack="Reconnecting undoes it."
            danger
            typed="suspend"
            confirm={`Suspend ${chosen.length}`}
            onConfirm={async () => {
              tellDone(`${chosen.length} suspensions queued`, { undo: () => undefined });
              setSelected(new Set());
              return undefined;
            }}
          />
        </>
      }
    />
  );
}

function matches(row: SampleCustomer, view: ListView): boolean {
  const text = `${row.name} ${row.phone} ${row.mac} ${row.number}`.toLowerCase();
  const states = view.filters.state ?? [];
  const plan = view.filters.plan?.[0] ?? '';
  return (
    text.includes(view.search.toLowerCase()) &&
    (states.length === 0 || states.includes(row.state)) &&
    row.plan.toLowerCase().includes(plan.toLowerCase())
  );
}

function sorted(rows: SampleCustomer[], sort: Sort | undefined): SampleCustomer[] {
  if (!sort) return rows;
  const by = sort.direction === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => {
    if (sort.column === 'balance') return a.balanceMinor < b.balanceMinor ? -by : by;
    const key =
      sort.column === 'state'
        ? 'state'
        : sort.column === 'plan'
          ? 'plan'
          : sort.column === 'number'
            ? 'number'
            : 'name';
    return a[key].localeCompare(b[key]) * by;
  });
}
