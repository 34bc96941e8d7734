import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { TableStatus } from '#ui/DataTable.tsx';
import { codeOf, refusalOf } from './client.ts';

interface KeysetPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  /** Of everything that the filter finds; the contract's histories do not count. */
  readonly total?: number;
}

type PageOptions<Page, Failure> = UseInfiniteQueryOptions<
  Page,
  Failure,
  InfiniteData<Page, string | null>,
  QueryKey,
  string | null
>;

/**
 * A list of the back office, page by page as one scrolls, in the words of <DataTable>. While a new filter is asked the rows
 * before it stand, so that nothing jumps. `pages` keeps what a list answers beside its rows (sums).
 */
export function useKeysetList<Row, Page, Failure>(options: PageOptions<KeysetPage<Row> & Page, Failure>) {
  const query = useInfiniteQuery({ placeholderData: keepPreviousData, ...options });
  const { data, error, fetchNextPage, isFetchingNextPage, hasNextPage, refetch } = query;
  const pages: readonly (KeysetPage<Row> & Page)[] = data?.pages ?? none;
  const rows = useMemo(() => pages.flatMap((page: KeysetPage<Row>) => page.items), [pages]);
  const onEndReached = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    rows,
    pages,
    total: pages[0]?.total,
    status: statusOf(data !== undefined, error, retry),
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    onEndReached,
  };
}

const firstPage: string | null = null;

/** A query of the contract, page by page: what `infiniteOptions` of a list is told. */
export const pagesOf = <Query extends object>(query: Query) => ({
  input: (cursor: string | null) => ({ ...query, cursor }),
  initialPageParam: firstPage,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
});

const none: readonly never[] = [];

function statusOf(hasData: boolean, error: unknown, onRetry: () => void): TableStatus {
  if (hasData) return { kind: 'ready' };
  if (error === null) return { kind: 'loading' };
  const { message, reference } = refusalOf(error);
  if (codeOf(error) === 'FORBIDDEN') return { kind: 'refused', why: message };
  return { kind: 'error', message, onRetry, ...(reference === undefined ? {} : { reference }) };
}
