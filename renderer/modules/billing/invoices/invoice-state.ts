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

/** "12 days past due"; nothing for what is not due yet, and for what is paid. */
export function lateInWords({ state, daysPastDue }: Pick<InvoiceHead, 'state' | 'daysPastDue'>): string | undefined {
  if (state === 'paid' || daysPastDue <= 0) return undefined;
  return daysPastDue === 1 ? '1 day past due' : `${daysPastDue} days past due`;
}
