import { useRouter } from '@tanstack/react-router';
import { Banknote, Maximize2, Printer } from 'lucide-react';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { Day } from '#app/show/Day.tsx';
import type { Invoice } from '#contract/billing.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { InvoicePill } from './InvoicePill.tsx';
import { lateInWords } from './invoice-state.ts';
import { printPage } from './use-printing.ts';

interface InvoiceHeaderProps {
  invoice: Invoice;
  /** It stands beside the list: a page of its own is offered. */
  beside?: boolean;
}

export function InvoiceHeader({ invoice, beside = false }: InvoiceHeaderProps) {
  const { history } = useRouter();
  const may = useMay();
  const late = lateInWords(invoice);
  return (
    <PageHeader
      title={invoice.number}
      state={<InvoicePill invoice={invoice} look="soft" />}
      note={
        <>
          <RecordLink model="customer" id={invoice.customerId}>
            {invoice.customerName}
          </RecordLink>
          {invoice.state !== 'paid' && (
            <>
              {' '}
              ·{' '}
              {late ?? (
                <>
                  due <Day date={invoice.dueOn} />
                </>
              )}
            </>
          )}
        </>
      }
      secondary={
        <>
          {beside && (
            <ActButton icon={Maximize2} onClick={() => history.push(`/invoices/${invoice.id}`)}>
              Open page
            </ActButton>
          )}
          <ActButton icon={Printer} onClick={() => void printPage()}>
            Print
          </ActButton>
        </>
      }
      primary={
        may('money.write') &&
        invoice.openMinor > 0n && (
          <ActButton
            tone={beside ? 'default' : 'primary'}
            icon={Banknote}
            onClick={() => history.push(`/payments/new?customerId=${invoice.customerId}`)}
          >
            Record payment
          </ActButton>
        )
      }
    />
  );
}
