import type { ChangeRow, ChangeState } from '#contract/mikrotik.ts';
import type { Progress } from '#ui/RowProgress.tsx';

export const writtenOnly = 'Written, but not read back yet.';

/**
 * How far a row has come; undefined while nothing is being written, and then no column of progress is shown. `next` is the
 * row that is written now: the first that has not been.
 */
export function progressOf(state: ChangeState, row: Pick<ChangeRow, 'state'>, isNext: boolean): Progress | undefined {
  if (row.state === 'verified') return 'verified';
  if (row.state === 'failed') return 'failed';
  switch (state) {
    case 'approved':
      return 'queued';
    case 'applying':
      return row.state === 'applied' || isNext ? 'applying' : 'queued';
    case 'failed':
      return row.state === 'applied' ? 'failed' : 'skipped';
    case 'verified':
      return 'verified';
    case 'queued':
    case 'planned':
    case 'superseded':
    case 'rejected':
      return undefined;
  }
}
