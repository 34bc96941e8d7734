import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { api, client } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Plan, PlanQuery } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { type ListView, wholeList } from '#ui/saved-views.ts';
import { exportList } from '../list/export-list.ts';
import { ListHead } from '../list/ListHead.tsx';
import { oneOf, useListAddress } from '../list/list-address.ts';
import { PlanDetail } from './PlanDetail.tsx';
import { planColumns, planCsv } from './plan-row.tsx';

const noun = { one: 'plan', many: 'plans' };
const rowKey = (row: Plan) => row.id;
const rowLabel = (row: Plan) => row.name;
const filters: readonly FilterDefinition[] = [
  {
    id: 'sale',
    label: 'Sale',
    kind: 'choice',
    options: [
      { value: 'on_sale', label: 'on sale', meaning: 'good' },
      { value: 'withdrawn', label: 'withdrawn', meaning: 'off' },
    ],
  },
];

const queryOf = (view: ListView): Omit<PlanQuery, 'cursor' | 'limit'> => ({
  search: view.search,
  sort: {
    by: (['name', 'price', 'createdAt'] as const).find((column) => column === view.sort?.column) ?? 'name',
    direction: view.sort?.direction ?? 'asc',
  },
  onSale: oneOf(view, 'sale', ['on_sale', 'withdrawn']),
});

export function PlansPage() {
  const { view, setView, open, setOpen, narrowed } = useListAddress();
  const { history } = useRouter();
  const may = useMay();
  const withPrice = may('money.balances');
  const columns = useMemo(() => planColumns(withPrice), [withPrice]);
  const query = queryOf(view);
  const list = useKeysetList(
    api.core.plans.list.infiniteOptions({
      input: (cursor: string | null) => ({ ...query, cursor }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  const add = may('plans.write') && (
    <ActButton tone="primary" icon={Plus} onClick={() => history.push('/plans/new')}>
      New plan
    </ActButton>
  );
  return (
    <SplitView
      id="plans"
      detailLabel="Plan"
      onCloseDetail={() => setOpen(undefined)}
      detail={open && <PlanDetail key={open} id={open} />}
      list={
        <>
          <ListHead title="Plans">{add}</ListHead>
          <DataTable
            id="plans"
            label="Plans"
            noun={noun}
            keyboard="page"
            columns={columns}
            {...list}
            rowKey={rowKey}
            rowLabel={rowLabel}
            sort={view.sort ?? { column: 'name', direction: 'asc' }}
            onSort={(sort) => setView({ ...view, sort })}
            openKey={open}
            onOpen={(row, aside) =>
              aside ? void window.open(`#${pathOf('service_plan', row.id)}`, '_blank') : setOpen(row.id)
            }
            mark={(row) => (row.onSale === 'withdrawn' ? 'off' : undefined)}
            empty={{ sentence: 'What you sell stands here: rates, prices, tax.', action: add }}
            filtered={narrowed ? { onClear: () => setView(wholeList) } : undefined}
            filterBar={
              <FilterBar
                search={view.search}
                onSearch={(search) => setView({ ...view, search })}
                placeholder="Name, profile"
                filters={filters}
                values={view.filters}
                onValues={(values) => setView({ ...view, filters: values })}
              />
            }
            onExport={({ columns: shown }) =>
              void exportList({
                name: 'plans',
                noun,
                columns: planCsv,
                shown,
                page: (cursor) => client.core.plans.list({ ...query, cursor, limit: 500 }),
              })
            }
          />
        </>
      }
    />
  );
}
