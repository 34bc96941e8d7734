import type { DeviceStage } from '#contract/core.ts';
import type { ChangeAction, ChangeState } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { NewestChange } from './newer-change.queries.ts';

interface Undoable {
  readonly id: Id;
  readonly action: ChangeAction;
  readonly state: ChangeState;
  readonly deviceName: string;
  readonly stage: DeviceStage;
  /** Rows of the service itself that were written. */
  readonly writtenRows: number;
  readonly newest: NewestChange | undefined;
}

/** Why a change cannot be undone now, for the button and the refusal alike; null when it can. */
export function whyNotUndo(change: Undoable): string | null {
  if (change.state !== 'verified') return `Only a change that was written can be undone. It is ${change.state}.`;
  if (change.action === 'undo') return 'This is an undo already. Push the service to write what the books want.';
  if (change.writtenRows === 0) return 'Nothing was written, so there is nothing to restore.';
  const { newest } = change;
  if (newest !== undefined && newest.id !== change.id) {
    return newest.action === 'undo'
      ? `Its undo is ${newest.state} already.`
      : `A newer change of this service (${newest.action}) stands on it. Undo that one first.`;
  }
  if (change.stage === 'dry_run') return `${change.deviceName} is in dry run: nothing is written there.`;
  return null;
}
