import { useMemo, useState } from 'react';
import { api } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import type { ListPlace } from '#app/list/use-list-place.ts';
import { useMay } from '#app/session.ts';
import type { Takeover, TakeoverRow } from '#contract/mikrotik.ts';
import { DataTable } from '#ui/DataTable.tsx';
import { FilterBar } from '#ui/FilterBar.tsx';
import { SavedViews } from '#ui/SavedViews.tsx';
import { RowsActs } from './RowsActs.tsx';
import { besideDetailColumns, takeoverColumns } from './takeover-columns.tsx';
import { rowQueryOf, takeoverFilters, takeoverViews } from './takeover-filters.ts';

const noun = { one: 'service', many: 'services' };
const rowKey = (row: TakeoverRow) => row.id;
const rowLabel = (row: TakeoverRow) => row.name;
const mark = (row: TakeoverRow) => (row.standing === 'problem' ? ('bad' as const) : undefined);
const none: ReadonlySet<string> = new Set();

/** The services found on the router, and what becomes of each. */
export function TakeoverRows({ takeover, place }: { takeover: Takeover; place: ListPlace }) {
  const may = useMay();
  const { view, open, setOpen } = place;
  const [selected, setSelected] = useState(none);
  const list = useKeysetList(api.mikrotik.takeovers.rows.infiniteOptions(pagesOf(rowQueryOf(takeover.id, view))));
  const filters = useMemo(() => takeoverFilters(takeover.plans), [takeover.plans]);
  const canDecide = takeover.state === 'draft' && may('network.takeover');
  const chosen = list.rows.filter((row) => selected.has(row.id));
  return (
    <DataTable
      id="takeover-rows"
      label="Services found"
      noun={noun}
      keyboard="page"
      columns={open === undefined ? takeoverColumns : besideDetailColumns}
      {...list}
      rowKey={rowKey}
      rowLabel={rowLabel}
      mark={mark}
      {...(canDecide
        ? {
            selected,
            onSelected: setSelected,
            bulk: <RowsActs id={takeover.id} rows={chosen} onDone={() => setSelected(none)} />,
          }
        : {})}
      {...place.table}
      onOpen={(row) => setOpen(row.id)}
      empty={{ sentence: 'Nothing stands on this router that a customer could have, or all of it is ours already.' }}
      filterBar={
        <FilterBar
          {...place.filterBar}
          placeholder="User, queue, comment, address, customer"
          filters={filters}
          views={<SavedViews id="takeover" {...place.savedViews} given={takeoverViews} />}
        />
      }
    />
  );
}
