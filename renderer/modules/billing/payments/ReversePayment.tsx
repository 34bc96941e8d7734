import { useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { Money } from '#app/show/Money.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { TextareaField } from '#ui/fields/TextareaField.tsx';
import { tellDone } from '#ui/toast.ts';
import type { Payment } from './payment.ts';

interface ReversePaymentProps {
  payment: Payment;
  opened: boolean;
  onClose: () => void;
}

/** Takes a payment back, and says before which invoices are open again. */
export function ReversePayment({ payment, opened, onClose }: ReversePaymentProps) {
  const [reason, setReason] = useState('');
  const { currency, allocations } = payment;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const count = allocations.length === 1 ? 'One invoice is' : `${allocations.length} invoices are`;
  const reverse = async () => {
    if (reason.trim().length < 3) return { message: 'Say why, in a few words: it stays in the history.' };
    try {
      await client.billing.payments.reverse({ id: payment.id, reason });
    } catch (error) {
      return refusalOf(error);
    }
    tellDone(
      `${payment.number} is reversed. ${allocations.length === 0 ? 'It had paid nothing.' : `${count} open again.`}`,
    );
    setReason('');
    return undefined;
  };
  return (
    <ConfirmAct
      opened={opened}
      onClose={onClose}
      title={`Reverse ${payment.number}?`}
      sentence={
        allocations.length === 0
          ? 'It paid no invoice; the customer’s credit goes down by it.'
          : `${count} open again under the old due date: the next daily run may suspend for it.`
      }
      rows={allocations.map((allocation) => ({
        key: `${allocation.invoiceId} ${allocation.allocatedAt}`,
        what: (
          <RecordLink model="invoice" id={allocation.invoiceId}>
            {allocation.invoiceNumber}
          </RecordLink>
        ),
        how: 'open again by',
        amount: money(allocation.amountMinor),
      }))}
      sums={[
        ...(payment.unallocatedMinor > 0n
          ? [{ label: 'Credit taken back', value: money(payment.unallocatedMinor) }]
          : []),
        { label: `${payment.customerName} owes more by`, value: money(payment.amountMinor) },
      ]}
      wayBack="Record it again if this was a mistake."
      danger
      confirm="Reverse the payment"
      onConfirm={reverse}
    >
      <TextareaField label="Why" required value={reason} placeholder="The cheque bounced" onChange={setReason} />
    </ConfirmAct>
  );
}
