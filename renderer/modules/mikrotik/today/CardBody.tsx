import type { ReactNode } from 'react';
import { refusalOf } from '#app/client.ts';
import { Unread } from './BoardRows.tsx';
import { Coming } from './Coming.tsx';

interface CardBodyProps<T> {
  query: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };
  /** How tall it will be. */
  lines: number;
  children: (data: T) => ReactNode;
}

/** A card that loads by itself and fails by itself. */
export function CardBody<T>({ query, lines, children }: CardBodyProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Coming lines={lines} />;
  return <Unread message={refusalOf(query.error).message} onRetry={() => void query.refetch()} />;
}
