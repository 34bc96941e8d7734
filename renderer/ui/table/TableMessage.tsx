import type { ReactNode } from 'react';
import { ActButton } from '../ActButton.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { NoPermission } from '../NoPermission.tsx';
import type { TableStatus } from './column.ts';
import styles from './table.module.css';

interface TableMessageProps {
  status: TableStatus;
  empty: { sentence: string; action?: ReactNode };
  filtered: { onClear: () => void } | undefined;
}

/** What stands where the rows would be, when there are none. */
export function TableMessage({ status, empty, filtered }: TableMessageProps) {
  if (status.kind === 'loading') return <span role="status" aria-label="Loading" />;
  return <div className={styles.state}>{message(status, empty, filtered)}</div>;
}

function message(
  status: Exclude<TableStatus, { kind: 'loading' }>,
  empty: TableMessageProps['empty'],
  filtered: TableMessageProps['filtered'],
) {
  switch (status.kind) {
    case 'error':
      return <ErrorState message={status.message} reference={status.reference} onRetry={status.onRetry} />;
    case 'refused':
      return <NoPermission why={status.why} who={status.who} />;
    case 'ready':
      return filtered ? (
        <EmptyState
          sentence="Nothing matches this filter."
          action={<ActButton onClick={filtered.onClear}>Clear the filter</ActButton>}
        />
      ) : (
        <EmptyState sentence={empty.sentence} action={empty.action} />
      );
  }
}
