import { useMemo } from 'react';
import { api, client } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import { exportList } from '#app/list/export-list.ts';
import type { ListPlace } from '#app/list/use-list-place.ts';
import type { ChangeHead } from '#contract/mikrotik.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { useDevices } from '../../core/list/choices.ts';
import { besideDetailColumns, changeColumns } from './change-columns.tsx';
import { changeCsv } from './change-csv.ts';
import { changeFilters, changeQueryOf, changeViews } from './change-filters.ts';
import { titleOf } from './change-words.ts';
import { useHeldBack } from './use-held-back.ts';
import { WalkKeys } from './WalkKeys.tsx';

const noun = { one: 'change', many: 'changes' };
const rowKey = (row: ChangeHead) => row.id;
const mark = (row: ChangeHead) => (row.state === 'failed' ? ('bad' as const) : undefined);

interface ChangeListProps {
  place: ListPlace;
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
}

export function ChangeList({ place, selected, onSelected }: ChangeListProps) {
  const { view, open, setOpen } = place;
  const query = changeQueryOf(view);
  const list = useKeysetList(api.mikrotik.changes.list.infiniteOptions(pagesOf(query)));
  const { rows, fresh } = useHeldBack(list.rows, JSON.stringify(query));
  const devices = useDevices();
  const service = rows.find(({ subscriptionId }) => subscriptionId === query.subscriptionId);
  const { batchId } = query;
  const wantedBy = rows.find((row) => row.batchId === batchId)?.requestedBy;
  const filters = useMemo(
    () =>
      changeFilters(
        devices.filter(({ kind }) => kind === 'mikrotik'),
        {
          service: service && { id: service.subscriptionId, name: service.subscriptionCode },
          batch:
            batchId === undefined ? undefined : { id: batchId, name: wantedBy === undefined ? '…' : `by ${wantedBy}` },
        },
      ),
    [devices, service, batchId, wantedBy],
  );
  const show = (row: ChangeHead, aside: boolean) => {
    if (aside) {
      window.open(`#/changes/${row.id}`, '_blank');
      return;
    }
    onSelected(new Set());
    setOpen(row.id);
  };

  return (
    <>
      <ListHead title="Changes" note="what routers are to be told, row by row" />
      <DataTable
        id="changes"
        label="Changes"
        noun={noun}
        keyboard="page"
        columns={
          open === undefined && selected.size === 0 && batchId === undefined ? changeColumns : besideDetailColumns
        }
        {...list}
        rows={rows}
        fresh={fresh}
        rowKey={rowKey}
        rowLabel={titleOf}
        mark={mark}
        selected={selected}
        onSelected={onSelected}
        {...place.table}
        onOpen={show}
        empty={{ sentence: 'Activations, suspensions and new rates stand here before a router is told of them.' }}
        filterBar={
          <FilterBar
            {...place.filterBar}
            placeholder="Customer, service, reason"
            filters={filters}
            views={<SavedViews id="changes" {...place.savedViews} given={changeViews} />}
          />
        }
        onExport={({ columns }) =>
          void exportList({
            name: 'changes',
            noun,
            columns: changeCsv,
            shown: columns,
            page: (cursor) => client.mikrotik.changes.list({ ...query, cursor, limit: 500 }),
          })
        }
      />
      {open !== undefined && selected.size === 0 && <WalkKeys ids={rows.map(rowKey)} open={open} onOpen={setOpen} />}
    </>
  );
}
