import type { Subscription } from '#contract/core.ts';
import type { TableStatus } from '#ui/DataTable.tsx';
import { counted } from '../show/words.ts';

interface MapStatusProps {
  list: {
    readonly rows: readonly Subscription[];
    readonly total: number | undefined;
    readonly status: TableStatus;
    readonly hasMore: boolean;
  };
}

/** How many stand on the map, how many cannot, and whether more are coming. */
export function MapStatus({ list: { rows, total, status, hasMore } }: MapStatusProps) {
  if (status.kind === 'error') return <span role="alert">{status.message}</span>;
  if (status.kind === 'refused') return <span role="alert">{status.why}</span>;
  if (status.kind === 'loading') return <span role="status">Loading…</span>;
  const placed = rows.filter(({ position, state }) => position !== null && state !== 'terminated').length;
  const unplaced = rows.filter(({ position, state }) => position === null && state !== 'terminated').length;
  return (
    <span role="status">
      {counted(placed, 'service')}
      {unplaced > 0 && `, ${unplaced} without a position`}
      {hasMore && ` · loading ${rows.length} of ${total}`}
    </span>
  );
}
