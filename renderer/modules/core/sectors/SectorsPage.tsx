import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { api, client } from '#app/client.ts';
import { pagesOf, useKeysetList } from '#app/keyset-list.ts';
import type { CsvColumn } from '#app/list/csv.ts';
import { exportList } from '#app/list/export-list.ts';
import { sortOf, textOf } from '#app/list/list-address.ts';
import { useListPlace } from '#app/list/use-list-place.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Sector, SectorQuery } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterDefinition } from '#ui/FilterBar.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ListHead } from '#ui/ListHead.tsx';
import { Mono } from '#ui/Mono.tsx';
import { formatCoordinates } from '#ui/parse/coordinates.ts';
import type { ListView } from '#ui/saved-views.ts';
import { sectorKindWords } from '../show/words.ts';
import { SectorDetail } from './SectorDetail.tsx';

const noun = { one: 'sector', many: 'sectors' };
const rowKey = (row: Sector) => row.id;
const rowLabel = (row: Sector) => row.name;
const filters: readonly FilterDefinition[] = [
  { id: 'archived', label: 'Sector', kind: 'choice', options: [{ value: 'yes', label: 'archived' }] },
];

const columns: readonly Column<Sector>[] = [
  {
    id: 'name',
    header: 'Name',
    phone: true,
    cell: (row) => row.name,
    width: 200,
    grow: true,
    sortable: true,
    fixed: true,
  },
  { id: 'code', header: 'Code', cell: (row) => row.code, width: 104, quiet: true, sortable: true },
  { id: 'kind', header: 'Kind', phone: true, cell: (row) => sectorKindWords[row.kind], width: 128 },
  { id: 'parent', header: 'Within', cell: (row) => row.parentName ?? '', width: 140, quiet: true },
  { id: 'services', header: 'Services', phone: true, cell: (row) => row.serviceCount, width: 88, align: 'end' },
  {
    id: 'position',
    header: 'Position',
    cell: (row) => row.position !== null && <Mono value={formatCoordinates(row.position)} copy={false} />,
    width: 168,
    quiet: true,
  },
];

const csv: readonly CsvColumn<Sector>[] = [
  { id: 'name', header: 'Name', text: (row) => row.name },
  { id: 'code', header: 'Code', text: (row) => row.code },
  { id: 'kind', header: 'Kind', text: (row) => sectorKindWords[row.kind] },
  { id: 'parent', header: 'Within', text: (row) => row.parentName ?? '' },
  { id: 'services', header: 'Services', text: (row) => String(row.serviceCount) },
  { id: 'position', header: 'Position', text: (row) => (row.position === null ? '' : formatCoordinates(row.position)) },
];

const queryOf = (view: ListView): Omit<SectorQuery, 'cursor' | 'limit'> => ({
  search: view.search,
  sort: sortOf(view, ['name', 'code', 'createdAt']) ?? { by: 'name', direction: 'asc' },
  archived: textOf(view, 'archived') === 'yes',
});

export function SectorsPage() {
  const place = useListPlace();
  const { view, open } = place;
  const { history } = useRouter();
  const may = useMay();
  const query = queryOf(view);
  const list = useKeysetList(api.core.sectors.list.infiniteOptions(pagesOf(query)));
  const add = may('network.write') && (
    <ActButton tone="primary" icon={Plus} onClick={() => history.push('/sectors/new')}>
      New sector
    </ActButton>
  );
  return (
    <SplitView
      id="sectors"
      detailLabel="Sector"
      onCloseDetail={place.close}
      detail={open && <SectorDetail key={open} id={open} />}
      list={
        <>
          <ListHead title="Sectors">{add}</ListHead>
          <DataTable
            id="sectors"
            label="Sectors"
            noun={noun}
            keyboard="page"
            columns={columns}
            {...list}
            rowKey={rowKey}
            rowLabel={rowLabel}
            {...place.table}
            sort={view.sort ?? { column: 'name', direction: 'asc' }}
            onOpen={place.openBeside((id) => pathOf('sector', id))}
            mark={(row) => (row.archivedAt === null ? undefined : 'off')}
            empty={{ sentence: 'The towers, cabinets and areas from which you serve stand here.', action: add }}
            filterBar={<FilterBar {...place.filterBar} placeholder="Name, code" filters={filters} />}
            onExport={({ columns: shown }) =>
              void exportList({
                name: 'sectors',
                noun,
                columns: csv,
                shown,
                page: (cursor) => client.core.sectors.list({ ...query, cursor, limit: 500 }),
              })
            }
          />
        </>
      }
    />
  );
}
