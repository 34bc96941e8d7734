import type { TakeoverState } from '#contract/mikrotik.ts';
import type { Word } from '../../core/show/words.ts';

export const stateWords: Readonly<Record<TakeoverState, Word>> = {
  draft: { word: 'being decided', meaning: 'waiting' },
  adopted: { word: 'taken over', meaning: 'good' },
  abandoned: { word: 'ended', meaning: 'off' },
};
