import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Sort } from '#ui/DataTable.tsx';
import type { FilterValues } from '#ui/FilterBar.tsx';
import { type ListView, wholeList } from '#ui/saved-views.ts';
import { addressOf, type ListAddress, viewOf } from './list-address.ts';

/**
 * Search, filters, sort and the open detail, kept in the address: Esc, back and a link come exactly here again. `table`,
 * `filterBar` and `savedViews` are the same in the words of the parts that show it.
 */
export function useListPlace() {
  const address: ListAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const view = useMemo(() => viewOf(address), [address]);
  const { open, look } = address;
  const go = (search: ListAddress, replace = true) => void navigate({ to: '.', search, replace });
  const beside = { ...(open === undefined ? {} : { open }), ...(look === undefined ? {} : { look }) };
  const setView = (next: ListView) => go({ ...addressOf(next), ...beside });
  /** The first detail is a step that the way back takes back; from one detail to the next is none. */
  const setOpen = (id: string | undefined) =>
    go({ ...addressOf(view), ...beside, open: id }, id === undefined || open !== undefined);
  const setFilter = (id: string, value: string | undefined) => {
    const { [id]: _, ...filters } = view.filters;
    setView({ ...view, filters: value === undefined ? filters : { ...filters, [id]: [value] } });
  };
  /** Whether the list shows less than everything. */
  const narrowed = view.search !== '' || Object.values(view.filters).some((values) => values.length > 0);
  return {
    view,
    open,
    look,
    setView,
    setOpen,
    close: () => setOpen(undefined),
    setFilter,
    setLook: (next: string | undefined) => go({ ...addressOf(view), ...beside, look: next }),
    /** For a list whose rows have a page of their own: the detail beside it, or the page in a second window. */
    openBeside:
      (pathOfRow: (id: string) => string) =>
      ({ id }: { readonly id: string }, aside: boolean) => {
        if (aside) window.open(`#${pathOfRow(id)}`, '_blank');
        else setOpen(id);
      },
    table: {
      ...(view.sort === undefined ? {} : { sort: view.sort }),
      onSort: (sort: Sort | undefined) =>
        setView({ search: view.search, filters: view.filters, ...(sort === undefined ? {} : { sort }) }),
      ...(open === undefined ? {} : { openKey: open }),
      ...(narrowed ? { filtered: { onClear: () => setView(wholeList) } } : {}),
    },
    filterBar: {
      search: view.search,
      onSearch: (search: string) => setView({ ...view, search }),
      values: view.filters,
      onValues: (filters: FilterValues) => setView({ ...view, filters }),
    },
    savedViews: { current: view, onPick: setView },
  };
}

export type ListPlace = ReturnType<typeof useListPlace>;
