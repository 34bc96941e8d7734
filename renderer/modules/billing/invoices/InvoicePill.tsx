import type { InvoiceHead } from '#contract/billing.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import { invoiceStates, lateInWords } from './invoice-state.ts';

interface InvoicePillProps {
  invoice: Pick<InvoiceHead, 'state' | 'daysPastDue'>;
  look?: 'plain' | 'soft';
}

export function InvoicePill({ invoice, look = 'plain' }: InvoicePillProps) {
  const { word, meaning } = invoiceStates[invoice.state];
  const late = lateInWords(invoice);
  return (
    <StatusPill
      meaning={meaning}
      word={word}
      look={look}
      quiet={look === 'plain' && invoice.state === 'paid'}
      {...(late === undefined ? {} : { title: late })}
    />
  );
}
