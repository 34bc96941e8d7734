import type { ChangeAction, ChangeHead, ChangeState } from '#contract/mikrotik.ts';
import { changeActionWords } from '../../core/show/change-words.ts';
import { counted } from '../../core/show/words.ts';

/** In the order of a change's way. The contract's own list would bring its validators into the page. */
export const changeStateNames = [
  'queued',
  'planned',
  'approved',
  'applying',
  'verified',
  'failed',
  'superseded',
  'rejected',
] as const satisfies readonly ChangeState[];

const forWhom: ReadonlySet<ChangeAction> = new Set(['undo', 'push']);

/** "Suspend Amara Okafor", "Undo for Amara Okafor". */
export const titleOf = ({ action, customerName }: Pick<ChangeHead, 'action' | 'customerName'>): string =>
  `${changeActionWords[action]} ${forWhom.has(action) ? 'for ' : ''}${customerName}`;

/** Where all that was wanted together stands. */
export const batchPath = (batchId: string): string => `/changes?batch=${encodeURIComponent(batchId)}`;

export const changesCounted = (count: number): string => counted(count, 'change');

/** In a question or a toast: "“Suspend Amara Okafor”", "12 changes". */
export function nameOf(changes: readonly Pick<ChangeHead, 'action' | 'customerName'>[]): string {
  const [first] = changes;
  return changes.length === 1 && first !== undefined ? `“${titleOf(first)}”` : changesCounted(changes.length);
}
