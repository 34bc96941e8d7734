import type { Change, ChangeHead, ChangeState } from '#contract/mikrotik.ts';
import type { Permission } from '#contract/permissions.ts';
import { changeWords } from '../../core/show/change-words.ts';
import { onlyFor } from '../../core/show/refused.ts';

type May = (permission: Permission) => boolean;

/** Why an act is refused; undefined where it may be done. The server decides for itself. */
type Verdict = string | undefined;

const isNow = (state: ChangeState): string => `This one is ${changeWords[state].word}.`;

export const whyNotApprove = (change: Pick<ChangeHead, 'whyNotApprove'>, may: May): Verdict =>
  may('changes.approve') ? (change.whyNotApprove ?? undefined) : onlyFor('changes.approve', 'approve changes');

export function whyNotReject(change: Pick<ChangeHead, 'state'>, may: May): Verdict {
  if (!may('changes.approve')) return onlyFor('changes.approve', 'reject changes');
  if (change.state !== 'planned') return `Only a planned change can be rejected. ${isNow(change.state)}`;
  return undefined;
}

export function whyNotRetry(change: Pick<ChangeHead, 'state'>, may: May): Verdict {
  if (!may('network.write')) return onlyFor('network.write', 'try changes again');
  if (change.state !== 'failed') return `Only a failed change is tried again by hand. ${isNow(change.state)}`;
  return undefined;
}

export function whyNotUndo(change: Pick<Change, 'canUndo' | 'whyNotUndo'>, may: May): Verdict {
  if (!may('changes.approve')) return onlyFor('changes.approve', 'undo changes');
  if (!change.canUndo) return change.whyNotUndo ?? 'This change cannot be undone.';
  return undefined;
}

/** Whether the change goes on by itself: then it is worth looking often. */
export const isMoving = (state: ChangeState): boolean => state === 'approved' || state === 'applying';
