import type { InvoiceHead, Standing } from '#contract/billing.ts';
import type { Word } from './words.ts';

/** The word that every role may know. */
export const standingWords: Readonly<Record<Standing['word'], Word>> = {
  paid: { word: 'paid', meaning: 'good' },
  owes: { word: 'owes', meaning: 'waiting' },
  overdue: { word: 'overdue', meaning: 'bad' },
};

export const invoiceWords: Readonly<Record<InvoiceHead['state'], Word>> = {
  paid: { word: 'paid', meaning: 'good' },
  open: { word: 'open', meaning: 'waiting' },
  in_grace: { word: 'in grace', meaning: 'attention' },
  overdue: { word: 'overdue', meaning: 'bad' },
};
