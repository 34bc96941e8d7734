import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { client } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { useDevices, usePlans, useSectors } from '../list/choices.ts';
import { subscriptionsQuery } from './queries.ts';
import { SubscriptionSummary } from './SubscriptionSummary.tsx';
import { givenSubscriptionViews, subscriptionFilters, subscriptionQueryOf } from './subscription-filters.ts';
import { subscriptionColumns, subscriptionCsv } from './subscription-row.tsx';

const noun = { one: 'service', many: 'services' };
const rowKey = (row: Subscription) => row.id;
const rowLabel = (row: Subscription) => `${row.code} of ${row.customerName}`;

export function SubscriptionsPage() {
  const place = useListPlace();
  const { view, open } = place;
  const { history } = useRouter();
  const may = useMay();
  const sectors = useSectors();
  const devices = useDevices();
  const plans = usePlans();
  const query = subscriptionQueryOf(view);
  const list = useKeysetList(subscriptionsQuery(view));
  const withPrice = may('money.balances');
  const columns = useMemo(() => subscriptionColumns(withPrice), [withPrice]);
  const filters = useMemo(() => subscriptionFilters(sectors, devices, plans), [sectors, devices, plans]);
  const add = may('subscriptions.write') && (
    <ActButton tone="primary" icon={Plus} onClick={() => history.push('/subscriptions/new')}>
      New service
    </ActButton>
  );

  return (
    <SplitView
      id="subscriptions"
      detailLabel="Service"
      onCloseDetail={place.close}
      initialShare={0.42}
      detail={open && <SubscriptionSummary key={open} id={open} />}
      list={
        <>
          <ListHead title="Services">{add}</ListHead>
          <DataTable
            id="subscriptions"
            label="Services"
            noun={noun}
            keyboard="page"
            columns={columns}
            {...list}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...place.table}
            sort={view.sort ?? { column: 'code', direction: 'asc' }}
            onOpen={place.openBeside((id) => pathOf('subscription', id))}
            mark={(row) => (row.state === 'terminated' ? 'off' : undefined)}
            empty={{ sentence: 'Every service that you provide stands here.', action: add }}
            filterBar={
              <FilterBar
                {...place.filterBar}
                placeholder="Code, customer, MAC, IP, user"
                filters={filters}
                views={<SavedViews id="subscriptions" {...place.savedViews} given={givenSubscriptionViews} />}
              />
            }
            onExport={({ columns: shown }) =>
              void exportList({
                name: 'services',
                noun,
                columns: subscriptionCsv,
                shown,
                page: (cursor) => client.core.subscriptions.list({ ...query, cursor, limit: 500 }),
              })
            }
          />
        </>
      }
    />
  );
}
