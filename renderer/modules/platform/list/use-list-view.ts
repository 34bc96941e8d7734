import { useState } from 'react';
import type { Sort } from '#ui/DataTable.tsx';
import type { FilterDefinition, FilterValues } from '#ui/FilterBar.tsx';
import type { ListView } from '#ui/saved-views.ts';
import type { ListAddress } from './list-address.ts';

/** Changes the address: `undefined` takes a part away. `step` leaves the state before reachable by the back button. */
export type ChangeAddress = (part: Readonly<Record<string, string | undefined>>, step: 'same' | 'new') => void;

const none: readonly string[] = [];

/**
 * A list's address in the words of <DataTable>, <FilterBar>, <SavedViews> and <SplitView>. `others` are filters of the
 * address that have a control of their own, or none.
 */
export function useListView(
  address: ListAddress,
  change: ChangeAddress,
  filters: readonly FilterDefinition[],
  others: readonly string[] = none,
) {
  const ids = [...filters.map(({ id }) => id), ...others];
  // A filter that was just added has no value yet; it stands on the screen, not in the address.
  const [added, setAdded] = useState<readonly string[]>([]);
  const text = (id: string) => (id in address ? address[id] : undefined);
  const values: FilterValues = Object.fromEntries(
    filters.flatMap((filter) => {
      const value = text(filter.id);
      if (value === undefined) return added.includes(filter.id) ? [[filter.id, []]] : [];
      return [[filter.id, filter.kind === 'period' ? value.split('..') : [value]]];
    }),
  );
  const onValues = (next: FilterValues) => {
    setAdded(Object.keys(next));
    change(Object.fromEntries(filters.map((filter) => [filter.id, asText(filter, next[filter.id])])), 'same');
  };
  const isFiltered = address.q !== undefined || ids.some((id) => text(id) !== undefined);
  const clear = () => {
    setAdded([]);
    change({ q: undefined, ...Object.fromEntries(ids.map((id) => [id, undefined])) }, 'same');
  };
  const sort = address.sort === undefined ? {} : { sort: readSort(address.sort) };
  const current: ListView = {
    search: address.q ?? '',
    filters: Object.fromEntries(ids.flatMap((id) => (text(id) === undefined ? [] : [[id, [text(id) ?? '']]]))),
    ...sort,
  };
  const onPick = (view: ListView) =>
    change(
      {
        q: view.search || undefined,
        sort: view.sort && writeSort(view.sort),
        ...Object.fromEntries(ids.map((id) => [id, view.filters[id]?.[0]])),
      },
      'same',
    );
  return {
    filterBar: {
      search: address.q ?? '',
      onSearch: (q: string) => change({ q: q || undefined }, 'same'),
      filters,
      values,
      onValues,
    },
    table: {
      ...sort,
      onSort: (sort: Sort | undefined) => change({ sort: sort && writeSort(sort) }, 'same'),
      ...(isFiltered ? { filtered: { onClear: clear } } : {}),
      ...(address.open === undefined ? {} : { openKey: address.open }),
    },
    views: { current, onPick },
    open: (id: string) => change({ open: id }, address.open === undefined ? 'new' : 'same'),
    close: () => change({ open: undefined }, 'same'),
  };
}

/** Of several ticked choices the last one counts: the lists of the back office are asked for one. */
const asText = (filter: FilterDefinition, values: readonly string[] = []): string | undefined =>
  (filter.kind === 'period' ? values.join('..').replace(/^\.\.$/, '') : values.at(-1)) || undefined;

const readSort = (text: string): Sort => ({
  column: text.replace(/^-/, ''),
  direction: text.startsWith('-') ? 'desc' : 'asc',
});

const writeSort = ({ column, direction }: Sort): string => (direction === 'desc' ? `-${column}` : column);
