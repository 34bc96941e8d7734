import type { Sort } from '#ui/DataTable.tsx';
import type { FilterValues } from '#ui/FilterBar.tsx';
import type { ListView } from '#ui/saved-views.ts';

/** A list in the address: q (search), sort (column.direction), open (whose detail), look, and one entry a filter. */
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

export function viewOf(address: ListAddress): ListView {
  const filters = Object.entries(address).flatMap(([key, value]): [string, readonly string[]][] =>
    own.has(key) || value === undefined ? [] : [[key, valuesOf(value)]],
  );
  const sort = readSort(address.sort);
  return { search: address.q ?? '', filters: Object.fromEntries(filters), ...(sort === undefined ? {} : { sort }) };
}

export const addressOf = ({ search, filters, sort }: ListView): ListAddress => ({
  ...(search === '' ? {} : { q: search }),
  ...(sort === undefined ? {} : { sort: `${sort.column}.${sort.direction}` }),
  ...textsOf(filters),
});

/** The one value of a filter, when it is one of those that the contract knows. */
export function oneOf<T extends string>(view: ListView, filter: string, known: readonly T[]): T | undefined {
  const value = textOf(view, filter);
  return known.find((word) => word === value);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one value of a filter that names a record. */
export function idOf(view: ListView, filter: string): string | undefined {
  const value = textOf(view, filter);
  return value !== undefined && uuid.test(value) ? value : undefined;
}

/** The one value of a filter, as it stands. */
export const textOf = ({ filters }: ListView, filter: string): string | undefined => filters[filter]?.[0] || undefined;

/** The days between which a filter lies; either end may be open. */
export function periodOf({ filters }: ListView, filter: string): { from?: string; to?: string } {
  const [from = '', to = ''] = filters[filter] ?? [];
  return { ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}) };
}

/** The sort in the contract's words, when it is one of the columns that the contract can sort by. */
export function sortOf<Column extends string>(
  { sort }: ListView,
  columns: readonly Column[],
): { by: Column; direction: Sort['direction'] } | undefined {
  const by = columns.find((column) => column === sort?.column);
  return by === undefined || sort === undefined ? undefined : { by, direction: sort.direction };
}

function readSort(text: string | undefined): Sort | undefined {
  const [column, direction] = text?.split('.') ?? [];
  return column !== undefined && (direction === 'asc' || direction === 'desc') ? { column, direction } : undefined;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isPeriod = (ends: readonly string[]): boolean =>
  ends.length === 2 && ends.some(isDay) && ends.every((end) => end === '' || isDay(end));

/** An empty one is a chip that is being filled in. */
function valuesOf(text: string): readonly string[] {
  const ends = text.split('..');
  if (isPeriod(ends)) return ends;
  return text === '' ? [] : [text];
}

/** The office filters by one value of a kind at a time: the one chosen last. */
const textsOf = (filters: FilterValues): ListAddress =>
  Object.fromEntries(
    Object.entries(filters).map(([key, values]) => [key, isPeriod(values) ? values.join('..') : (values.at(-1) ?? '')]),
  );
