import type {
  MatchConfidence,
  TakeoverDecision,
  TakeoverKind,
  TakeoverRates,
  TakeoverRow,
  TakeoverStanding,
} from '#contract/mikrotik.ts';
import { formatRate } from '#ui/parse/rate.ts';
import { authWords, type Word } from '../../core/show/words.ts';

export const standingWords: Readonly<Record<TakeoverStanding, Word>> = {
  open: { word: 'ambiguous', meaning: 'attention' },
  problem: { word: 'problem', meaning: 'bad' },
  plan: { word: 'needs a plan', meaning: 'attention' },
  ready: { word: 'ready', meaning: 'good' },
  skipped: { word: 'skipped', meaning: 'off' },
  adopted: { word: 'taken over', meaning: 'good' },
};

export const kindWords: Readonly<Record<TakeoverKind, string>> = authWords;

export const confidenceWords: Readonly<Record<MatchConfidence, Word>> = {
  certain: { word: 'certain', meaning: 'good' },
  likely: { word: 'likely', meaning: 'good' },
  possible: { word: 'possible', meaning: 'attention' },
};

export const ratesInWords = ({ downloadKbps, uploadKbps, burst }: TakeoverRates): string =>
  `${formatRate(downloadKbps)} / ${formatRate(uploadKbps)}${burst === null ? '' : ` → ${formatRate(burst.downloadKbps)}`}`;

export const decisionWords: Readonly<Record<TakeoverDecision, string>> = {
  open: 'Undecided',
  existing: 'Of the books',
  new: 'New customer',
  skip: 'Skipped',
};

/** Whose it becomes, in a few words: a service of the books, a further one of a customer, a new customer. */
export function becomes({ decision, customerName, subscriptionCode, matches }: TakeoverRow): string {
  switch (decision) {
    case 'existing':
      return subscriptionCode === null ? `${customerName}, a further service` : `${customerName}, ${subscriptionCode}`;
    case 'new':
      return `New: ${customerName}`;
    case 'skip':
      return 'Left alone';
    case 'open':
      return `One of ${matches.length}: ${matches.map((match) => match.customerName).join(', ')}?`;
  }
}

export const standings: readonly TakeoverStanding[] = ['open', 'problem', 'plan', 'ready', 'skipped', 'adopted'];
export const kinds: readonly TakeoverKind[] = ['pppoe', 'hotspot', 'dhcp', 'static'];
