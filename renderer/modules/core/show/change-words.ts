import type { ChangeAction, ChangeState } from '#contract/mikrotik.ts';
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
