import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Sort } from '#ui/DataTable.tsx';
import type { FilterValues } from '#ui/FilterBar.tsx';
import type { ListView } from '#ui/saved-views.ts';

/** A list in the address: q (search), sort (column.direction), open (whose detail), and one entry a filter. */
export type ListAddress = { readonly [key: string]: string | undefined };

const own = new Set(['q', 'sort', 'open', 'look']);

/** For a list's route: takes what belongs to a list and leaves the rest. */
export const listAddress =
  (filters: readonly string[]) =>
  (raw: Record<string, unknown>): ListAddress =>
    Object.fromEntries(
      Object.entries(raw).flatMap(([key, value]) =>
        (own.has(key) || filters.includes(key)) && (typeof value === 'string' || typeof value === 'number')
          ? [[key, String(value)]]
          : [],
      ),
    );

function sortOf(text: string | undefined): Sort | undefined {
  const [column, direction] = text?.split('.') ?? [];
  return column !== undefined && (direction === 'asc' || direction === 'desc') ? { column, direction } : undefined;
}

function viewOf(address: ListAddress): ListView {
  const filters = Object.entries(address).flatMap(([key, value]): [string, string[]][] =>
    own.has(key) || value === undefined ? [] : [[key, value === '' ? [] : [value]]],
  );
  const sort = sortOf(address.sort);
  return { search: address.q ?? '', filters: Object.fromEntries(filters), ...(sort === undefined ? {} : { sort }) };
}

/** The office filters by one value of a kind at a time: the one chosen last. An empty one is a chip being filled in. */
const oneOfEach = (filters: FilterValues): ListAddress =>
  Object.fromEntries(Object.entries(filters).map(([key, values]) => [key, values.at(-1) ?? '']));

const addressOf = ({ search, filters, sort }: ListView): ListAddress => ({
  ...(search === '' ? {} : { q: search }),
  ...(sort === undefined ? {} : { sort: `${sort.column}.${sort.direction}` }),
  ...oneOfEach(filters),
});

/** Search, filters, sort and the open detail, kept in the address: Esc, back and a link come exactly here again. */
export function useListAddress() {
  const address: ListAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const view = useMemo(() => viewOf(address), [address]);
  const replace = (search: ListAddress) => void navigate({ to: '.', search, replace: true });
  const { open, look } = address;
  const beside = { ...(open === undefined ? {} : { open }), ...(look === undefined ? {} : { look }) };
  return {
    view,
    open,
    look,
    setView: (next: ListView) => replace({ ...addressOf(next), ...beside }),
    setOpen: (id: string | undefined) =>
      replace({ ...addressOf(view), ...beside, ...(id === undefined ? { open: undefined } : { open: id }) }),
    setLook: (next: string | undefined) => replace({ ...addressOf(view), ...beside, look: next }),
    /** Whether the list shows less than everything. */
    narrowed: view.search !== '' || Object.values(view.filters).some((values) => values.length > 0),
  };
}

export type ListPlace = ReturnType<typeof useListAddress>;

/** The one value of a filter, when it is one of those that the contract knows. */
export function oneOf<T extends string>(view: ListView, filter: string, known: readonly T[]): T | undefined {
  const value = view.filters[filter]?.[0];
  return known.find((word) => word === value);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one value of a filter that names a record. */
export function idOf(view: ListView, filter: string): string | undefined {
  const value = view.filters[filter]?.[0];
  return value !== undefined && uuid.test(value) ? value : undefined;
}
