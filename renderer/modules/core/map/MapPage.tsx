import { useEffect, useMemo } from 'react';
import { api } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { idOf, oneOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import type { Subscription } from '#contract/core.ts';
import { subscriptionStates } from '#contract/subscription-machine.ts';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { keep, recall } from '#ui/remembered.ts';
import { CustomerSummary } from '../customers/CustomerSummary.tsx';
import { useSectors } from '../list/choices.ts';
import { subscriptionFilters } from '../subscriptions/subscription-filters.ts';
import { type Look, readLook } from './look.ts';
import { MapLegend } from './MapLegend.tsx';
import styles from './MapPage.module.css';
import { MapStatus } from './MapStatus.tsx';
import { PlaneMapView } from './PlaneMapView.tsx';
import { placesOf } from './places-of.ts';

const pageSize = 500;
const none: readonly never[] = [];

/** Every installation where it stands, in its state, with the sectors that serve them. Works without the internet. */
export function MapPage() {
  const place = useListPlace();
  const { view, open, setOpen } = place;
  const sectors = useSectors();
  const list = useKeysetList(
    api.core.subscriptions.list.infiniteOptions({
      input: (cursor: string | null) => ({
        search: view.search,
        state: oneOf(view, 'state', subscriptionStates),
        sectorId: idOf(view, 'sector'),
        limit: pageSize,
        cursor,
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  const { hasMore, loadingMore, onEndReached } = list;
  useEffect(() => {
    if (hasMore && !loadingMore) onEndReached();
  }, [hasMore, loadingMore, onEndReached]);

  const filters = useMemo(
    () => subscriptionFilters(sectors, none, none).filter(({ id }) => id === 'state' || id === 'sector'),
    [sectors],
  );
  const places = useMemo(() => placesOf(list.rows, sectors), [list.rows, sectors]);
  const customerOf = (id: string) => list.rows.find((service: Subscription) => service.id === id)?.customerId;
  const lookAt = useMemo(() => readLook(recall('map.look')), []);

  return (
    <SplitView
      id="map"
      detailLabel="Customer"
      onCloseDetail={place.close}
      initialShare={0.38}
      detail={open && <CustomerSummary key={open} id={open} />}
      list={
        <>
          <ListHead title="Map" note={<MapStatus list={list} />} />
          <div className={styles.bar}>
            <FilterBar {...place.filterBar} placeholder="Code, customer, MAC, IP" filters={filters} />
          </div>
          <div className={styles.map}>
            <PlaneMapView
              places={places}
              label="Map of the installations"
              lookAt={lookAt}
              onLooked={(at: Look) => keep('map.look', at)}
              onOpen={({ id, state }) => {
                if (state === 'sector') place.setFilter('sector', id);
                else setOpen(customerOf(id));
              }}
            />
            <MapLegend services={list.rows} />
          </div>
        </>
      }
    />
  );
}
