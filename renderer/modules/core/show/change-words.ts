import type { ChangeAction, ChangeHead, ChangeState } from '#contract/mikrotik.ts';
import type { Word } from './words.ts';

export const changeWords: Readonly<Record<ChangeState, Word>> = {
  queued: { word: 'queued', meaning: 'waiting' },
  planned: { word: 'planned', meaning: 'waiting' },
  approved: { word: 'approved', meaning: 'waiting' },
  applying: { word: 'applying', meaning: 'waiting' },
  verified: { word: 'verified', meaning: 'good' },
  failed: { word: 'failed', meaning: 'bad' },
  superseded: { word: 'superseded', meaning: 'off' },
  rejected: { word: 'rejected', meaning: 'off' },
};

type Seen = Pick<ChangeHead, 'state' | 'deviceStage' | 'heldBy' | 'waits'>;

/** The state of a change, and what it waits for where that is not the router: someone has to act, or a time has to come. */
export function lookOf({ state, deviceStage, heldBy, waits }: Seen): Word {
  if (state === 'planned' && deviceStage !== 'dry_run') {
    return { meaning: heldBy === null ? 'waiting' : 'attention', word: 'to approve' };
  }
  if (waits === null) return changeWords[state];
  return { meaning: 'waiting', word: waits.for === 'maintenance' ? 'maintenance' : 'quiet hours' };
}

export const changeActionWords: Readonly<Record<ChangeAction, string>> = {
  activate: 'Activate',
  suspend: 'Suspend',
  reconnect: 'Reconnect',
  update: 'Update',
  terminate: 'Remove',
  undo: 'Undo',
  push: 'Push again',
  adopt: 'Take over',
};
