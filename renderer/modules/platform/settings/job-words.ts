import type { Meaning } from '#ui/meaning.ts';
import type { BackgroundJob } from './staff.ts';

export const jobStates = {
  failed: { word: 'Failed', meaning: 'bad' },
  running: { word: 'Running', meaning: 'waiting' },
  queued: { word: 'Queued', meaning: 'waiting' },
  done: { word: 'Done', meaning: 'good' },
} as const satisfies Record<BackgroundJob['state'], { word: string; meaning: Meaning }>;

export const jobStateNames: readonly BackgroundJob['state'][] = ['failed', 'running', 'queued', 'done'];
