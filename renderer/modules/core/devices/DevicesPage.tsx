import { useRouter } from '@tanstack/react-router';
import { LayoutGrid, Maximize2, Plus, Rows3 } from 'lucide-react';
import { useMemo } from 'react';
import { api, client } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Device } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { useSectors } from '../list/choices.ts';
import { DeviceTiles } from './DeviceTiles.tsx';
import { deviceFilters, deviceQueryOf, givenDeviceViews } from './device-filters.ts';
import { deviceColumns, deviceCsv } from './device-row.tsx';

const noun = { one: 'device', many: 'devices' };
const rowKey = (row: Device) => row.id;
const rowLabel = (row: Device) => row.name;

const markOf = ({ archivedAt, health, maintenance }: Device) => {
  if (archivedAt !== null) return 'off';
  return health.state === 'down' && maintenance === null ? 'bad' : undefined;
};

export function DevicesPage() {
  const place = useListPlace();
  const { view, look, setLook } = place;
  const { history } = useRouter();
  const may = useMay();
  const sectors = useSectors();
  const query = deviceQueryOf(view);
  const list = useKeysetList(api.core.devices.list.infiniteOptions(pagesOf(query)));
  const filters = useMemo(() => deviceFilters(sectors), [sectors]);
  const tiles = look === 'tiles';
  const toWall = () => history.push('/wall');
  useHotkeys([{ keys: 'w', label: 'Put the devices on the wall', group: 'Devices', run: toWall }]);
  const add = may('network.write') && (
    <ActButton tone="primary" icon={Plus} onClick={() => history.push('/devices/new')}>
      New device
    </ActButton>
  );
  const openPage = (row: Device, aside: boolean) => {
    const path = pathOf('device', row.id);
    if (aside) window.open(`#${path}`, '_blank');
    else history.push(path);
  };

  return (
    <>
      <ListHead title="Devices">
        <IconButton icon={LayoutGrid} label="As tiles" pressed={tiles} onClick={() => setLook('tiles')} />
        <IconButton icon={Rows3} label="As rows" pressed={!tiles} onClick={() => setLook(undefined)} />
        <IconButton icon={Maximize2} label="On the wall (w)" onClick={toWall} />
        {add}
      </ListHead>
      {tiles ? (
        <DeviceTiles />
      ) : (
        <DataTable
          id="devices"
          label="Devices"
          noun={noun}
          keyboard="page"
          columns={deviceColumns}
          {...list}
          rowKey={rowKey}
          rowLabel={rowLabel}
          {...place.table}
          sort={view.sort ?? { column: 'name', direction: 'asc' }}
          onOpen={openPage}
          mark={markOf}
          empty={{ sentence: 'Your routers, switches, access points and OLTs stand here.', action: add }}
          filterBar={
            <FilterBar
              {...place.filterBar}
              placeholder="Name, address, board"
              filters={filters}
              views={<SavedViews id="devices" {...place.savedViews} given={givenDeviceViews} />}
            />
          }
          onExport={({ columns }) =>
            void exportList({
              name: 'devices',
              noun,
              columns: deviceCsv,
              shown: columns,
              page: (cursor) => client.core.devices.list({ ...query, cursor, limit: 500 }),
            })
          }
        />
      )}
    </>
  );
}
