import { useMemo, useState } from 'react';
import { api, client } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import type { DriftRow } from '#contract/mikrotik.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { useDevices } from '../../core/list/choices.ts';
import { WalkKeys } from '../changes/WalkKeys.tsx';
import { DriftDetail } from './DriftDetail.tsx';
import { DriftHead, useDriftBoard } from './DriftHead.tsx';
import { besideDriftColumns, driftColumns } from './drift-columns.tsx';
import { driftCsv } from './drift-csv.ts';
import { driftFilters, driftQueryOf, driftViews } from './drift-filters.ts';
import { labelOf } from './drift-words.ts';
import { SelectedDrift } from './SelectedDrift.tsx';

const noun = { one: 'row', many: 'rows' };
const rowKey = ({ id }: DriftRow) => id;
const mark = ({ harm }: DriftRow) => (harm === null ? undefined : ('bad' as const));
const none: ReadonlySet<string> = new Set();

/** Where routers are not as the books want them, row by row, and what to do about it. */
export function DriftPage() {
  const place = useListPlace();
  const { view, open, setOpen } = place;
  const query = driftQueryOf(view);
  const list = useKeysetList(api.mikrotik.drift.list.infiniteOptions(pagesOf(query)));
  const [selected, setSelected] = useSelectionOf(JSON.stringify(view));
  const devices = useDevices();
  const filters = useMemo(() => driftFilters(devices.filter(({ kind }) => kind === 'mikrotik')), [devices]);
  const chosen = list.rows.filter(({ id }) => selected.has(id));
  const shown = list.rows.find(({ id }) => id === open);
  const isBeside = shown !== undefined || chosen.length > 0;
  return (
    <SplitView
      id="drift"
      initialShare={0.6}
      detailLabel={chosen.length > 0 ? 'Selected rows' : 'Row'}
      onCloseDetail={() => (chosen.length > 0 ? setSelected(none) : place.close())}
      detail={
        chosen.length > 0 ? (
          <SelectedDrift rows={chosen} />
        ) : (
          shown !== undefined && <DriftDetail key={shown.id} row={shown} />
        )
      }
      list={
        <>
          <ListHead title="Drift" note="where routers are not as the books want them" />
          <DriftHead chosen={query.deviceId} onChoose={(deviceId) => place.setFilter('router', deviceId)} />
          <DataTable
            id="drift"
            label="Rows that differ"
            noun={noun}
            keyboard="page"
            columns={isBeside ? besideDriftColumns : driftColumns}
            {...list}
            rowKey={rowKey}
            rowLabel={labelOf}
            mark={mark}
            selected={selected}
            onSelected={setSelected}
            {...place.table}
            onOpen={(row) => {
              setSelected(none);
              setOpen(row.id);
            }}
            empty={{ sentence: useEmptySentence() }}
            filterBar={
              <FilterBar
                {...place.filterBar}
                placeholder="Row, customer, service"
                filters={filters}
                views={<SavedViews id="drift" {...place.savedViews} given={driftViews} />}
              />
            }
            onExport={({ columns }) =>
              void exportList({
                name: 'drift',
                noun,
                columns: driftCsv,
                shown: columns,
                page: (cursor) => client.mikrotik.drift.list({ ...query, cursor, limit: 500 }),
              })
            }
          />
          {shown !== undefined && <WalkKeys ids={list.rows.map(rowKey)} open={shown.id} onOpen={setOpen} />}
        </>
      }
    />
  );
}

function useEmptySentence(): string {
  const { data } = useDriftBoard();
  const unread = data?.routers.filter(({ comparedAt }) => comparedAt === null).length ?? 0;
  if (data?.routers.length === 0)
    return 'There is no router yet. Once there is, what differs from the books stands here.';
  return unread > 0
    ? `What was read is as the books want it; ${unread === 1 ? 'one router was' : `${unread} routers were`} never read.`
    : 'Everything matches: every row of ours is as the books want it. When each router was read stands above.';
}

/** What is selected belongs to what is listed. */
function useSelectionOf(list: string): [ReadonlySet<string>, (selected: ReadonlySet<string>) => void] {
  const [held, setHeld] = useState({ list, selected: none });
  return [held.list === list ? held.selected : none, (selected) => setHeld({ list, selected })];
}
