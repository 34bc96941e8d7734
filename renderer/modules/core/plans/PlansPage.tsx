import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { api, client } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { oneOf, sortOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Plan, PlanQuery } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import type { ListView } from '#ui/saved-views.ts';
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
  sort: sortOf(view, ['name', 'price', 'createdAt']) ?? { by: 'name', direction: 'asc' },
  onSale: oneOf(view, 'sale', ['on_sale', 'withdrawn']),
});

export function PlansPage() {
  const place = useListPlace();
  const { view, open } = place;
  const { history } = useRouter();
  const may = useMay();
  const withPrice = may('money.balances');
  const columns = useMemo(() => planColumns(withPrice), [withPrice]);
  const query = queryOf(view);
  const list = useKeysetList(api.core.plans.list.infiniteOptions(pagesOf(query)));
  const add = may('plans.write') && (
    <ActButton tone="primary" icon={Plus} onClick={() => history.push('/plans/new')}>
      New plan
    </ActButton>
  );
  return (
    <SplitView
      id="plans"
      detailLabel="Plan"
      onCloseDetail={place.close}
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
            {...place.table}
            sort={view.sort ?? { column: 'name', direction: 'asc' }}
            onOpen={place.openBeside((id) => pathOf('service_plan', id))}
            mark={(row) => (row.onSale === 'withdrawn' ? 'off' : undefined)}
            empty={{ sentence: 'What you sell stands here: rates, prices, tax.', action: add }}
            filterBar={<FilterBar {...place.filterBar} placeholder="Name, profile" filters={filters} />}
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
