import type { BillingRun } from '#contract/billing.ts';
import type { Meaning } from '#ui/meaning.ts';

export const runStates = {
  running: { word: 'Running', meaning: 'waiting' },
  done: { word: 'Done', meaning: 'good' },
  stopped: { word: 'Stopped by the brake', meaning: 'attention' },
} as const satisfies Record<BillingRun['state'], { word: string; meaning: Meaning }>;

export const triggerWords: Readonly<Record<BillingRun['trigger'], string>> = {
  schedule: 'by itself',
  hand: 'by hand',
};

/** "1 service", "4 services". */
export const services = (count: number): string =>
  count === 1 ? '1 service' : `${count.toLocaleString('en')} services`;
