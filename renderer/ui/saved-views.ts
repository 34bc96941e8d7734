import type { Sort } from './DataTable.tsx';
import type { FilterValues } from './FilterBar.tsx';
import { useRemembered } from './remembered.ts';

/** What makes a list the list that someone looks at. */
export interface ListView {
  readonly search: string;
  readonly filters: FilterValues;
  readonly sort?: Sort;
}

export interface SavedView {
  readonly name: string;
  readonly view: ListView;
}

export const wholeList: ListView = { search: '', filters: {} };

/** This person's views of one list, kept on this desk. */
export function useSavedViews(id: string) {
  const [views, setViews] = useRemembered<readonly SavedView[]>(`views.${id}`, readViews, []);
  return {
    views,
    save: (name: string, view: ListView) => setViews([...views.filter((saved) => saved.name !== name), { name, view }]),
    forget: (name: string) => setViews(views.filter((saved) => saved.name !== name)),
  };
}

/** Whether two views show the same, whatever the order of their filters. */
export function sameView(a: ListView, b: ListView): boolean {
  return canonical(a) === canonical(b);
}

const canonical = ({ search, filters, sort }: ListView) =>
  JSON.stringify([
    search,
    Object.entries(filters).sort(([x], [y]) => x.localeCompare(y)),
    sort?.column,
    sort?.direction,
  ]);

function readViews(kept: unknown): SavedView[] | undefined {
  return Array.isArray(kept) ? kept.filter(isSavedView) : undefined;
}

function isSavedView(value: unknown): value is SavedView {
  if (!isRecord(value) || typeof value.name !== 'string' || !isRecord(value.view)) return false;
  const { search, filters, sort } = value.view;
  return typeof search === 'string' && isFilterValues(filters) && (sort === undefined || isSort(sort));
}

const isFilterValues = (value: unknown) =>
  isRecord(value) &&
  Object.values(value).every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));

const isSort = (value: unknown) =>
  isRecord(value) && typeof value.column === 'string' && (value.direction === 'asc' || value.direction === 'desc');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
