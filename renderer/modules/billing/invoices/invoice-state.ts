import type { InvoiceHead } from '#contract/billing.ts';
import type { Meaning } from '#ui/meaning.ts';

export type InvoiceState = InvoiceHead['state'];

export const invoiceStates = {
  open: { word: 'Open', meaning: 'waiting' },
  in_grace: { word: 'In grace', meaning: 'attention' },
  overdue: { word: 'Overdue', meaning: 'bad' },
  paid: { word: 'Paid', meaning: 'good' },
} as const satisfies Record<InvoiceState, { word: string; meaning: Meaning }>;

export const invoiceStateNames: readonly InvoiceState[] = ['open', 'in_grace', 'overdue', 'paid'];

/** "due today", "due in 3 days", "12 days past due"; nothing for what is paid. */
export function dueInWords({ state, daysPastDue }: Pick<InvoiceHead, 'state' | 'daysPastDue'>): string | undefined {
  if (state === 'paid') return undefined;
  if (daysPastDue === 0) return 'due today';
  const days = Math.abs(daysPastDue) === 1 ? '1 day' : `${Math.abs(daysPastDue)} days`;
  return daysPastDue > 0 ? `${days} past due` : `due in ${days}`;
}
