import { useRouter } from '@tanstack/react-router';
import { Maximize2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { PaymentPill } from './PaymentPill.tsx';
import type { Payment } from './payment.ts';
import { ReversePayment } from './ReversePayment.tsx';

interface PaymentHeaderProps {
  payment: Payment;
  /** It stands beside the list: a page of its own is offered. */
  beside?: boolean;
}

export function PaymentHeader({ payment, beside = false }: PaymentHeaderProps) {
  const { history } = useRouter();
  const may = useMay();
  const [reversing, setReversing] = useState(false);
  return (
    <>
      <PageHeader
        title={payment.number}
        state={<PaymentPill state={payment.state} look="soft" />}
        note={
          <>
            from{' '}
            <RecordLink model="customer" id={payment.customerId}>
              {payment.customerName}
            </RecordLink>
          </>
        }
        secondary={
          <>
            {beside && (
              <ActButton icon={Maximize2} onClick={() => history.push(`/payments/${payment.id}`)}>
                Open page
              </ActButton>
            )}
            {may('money.write') && payment.state === 'posted' && (
              <ActButton tone="danger" icon={Undo2} onClick={() => setReversing(true)}>
                Reverse…
              </ActButton>
            )}
          </>
        }
      />
      <ReversePayment payment={payment} opened={reversing} onClose={() => setReversing(false)} />
    </>
  );
}
