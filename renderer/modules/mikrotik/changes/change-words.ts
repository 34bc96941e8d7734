import type { ChangeAction, ChangeHead, ChangeState } from '#contract/mikrotik.ts';
import { counted, type Word } from '../../core/show/words.ts';

export const changeStateLooks: Readonly<Record<ChangeState, Word>> = {
  queued: { meaning: 'waiting', word: 'queued' },
  planned: { meaning: 'waiting', word: 'planned' },
  approved: { meaning: 'waiting', word: 'approved' },
  applying: { meaning: 'waiting', word: 'applying' },
  verified: { meaning: 'good', word: 'verified' },
  failed: { meaning: 'bad', word: 'failed' },
  superseded: { meaning: 'off', word: 'superseded' },
  rejected: { meaning: 'off', word: 'rejected' },
};

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

/** A planned change of a staged router waits for a person; that is said, since someone has to act. */
export const lookOf = ({ state, deviceStage }: Pick<ChangeHead, 'state' | 'deviceStage'>): Word =>
  state === 'planned' && deviceStage === 'staged'
    ? { meaning: 'waiting', word: 'to approve' }
    : changeStateLooks[state];

export const actionWords: Readonly<Record<ChangeAction, string>> = {
  activate: 'Activate',
  suspend: 'Suspend',
  reconnect: 'Reconnect',
  update: 'Update',
  terminate: 'Remove',
  undo: 'Undo',
  push: 'Push',
};

const forWhom: ReadonlySet<ChangeAction> = new Set(['undo', 'push']);

/** "Suspend Amara Okafor", "Undo for Amara Okafor". */
export const titleOf = ({ action, customerName }: Pick<ChangeHead, 'action' | 'customerName'>): string =>
  `${actionWords[action]} ${forWhom.has(action) ? 'for ' : ''}${customerName}`;

export const changesCounted = (count: number): string => counted(count, 'change');

/** In a question or a toast: "“Suspend Amara Okafor”", "12 changes". */
export function nameOf(changes: readonly Pick<ChangeHead, 'action' | 'customerName'>[]): string {
  const [first] = changes;
  return changes.length === 1 && first !== undefined ? `“${titleOf(first)}”` : changesCounted(changes.length);
}
