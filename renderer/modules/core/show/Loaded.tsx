import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';

interface LoadedProps<T, Failure> {
  query: UseQueryResult<T, Failure>;
  children: (data: T) => ReactNode;
  lines?: number;
}

/** What a screen needs from the office: its shape while it comes, what went wrong, or the screen. */
export function Loaded<T, Failure>({ query, children, lines = 8 }: LoadedProps<T, Failure>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ScreenFailed error={query.error} reset={() => void query.refetch()} />;
  return <DetailSkeleton lines={lines} />;
}
