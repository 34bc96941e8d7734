import { codeOf, refusalOf } from '#app/client.ts';
import type { TableStatus } from '#ui/DataTable.tsx';

interface Asked {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** A query's state in the words of <DataTable>, for a list that comes whole. */
export function statusOfQuery({ data, error, refetch }: Asked): TableStatus {
  if (data !== undefined) return { kind: 'ready' };
  if (error === null) return { kind: 'loading' };
  const { message, reference } = refusalOf(error);
  if (codeOf(error) === 'FORBIDDEN') return { kind: 'refused', why: message };
  return { kind: 'error', message, onRetry: () => void refetch(), ...(reference === undefined ? {} : { reference }) };
}
