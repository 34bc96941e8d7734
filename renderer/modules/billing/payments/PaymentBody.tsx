import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import { Callout } from '#ui/Callout.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import type { Payment } from './payment.ts';
import { paymentMethodWords } from './payment-words.ts';
import styles from './payments.module.css';

export function PaymentBody({ payment, columns = 1 }: { payment: Payment; columns?: 1 | 2 }) {
  return (
    <div className={styles.body}>
      {payment.reversedAt !== null && (
        <div className={styles.told}>
          <Callout meaning="off" title="Reversed">
            <RelativeTime at={payment.reversedAt} />: {payment.reversalReason ?? 'no reason was kept'}. What it had paid
            is open again.
          </Callout>
        </div>
      )}
      <Section title="Payment">
        <KeyValue
          columns={columns}
          items={[
            { label: 'Amount', value: <Money minor={payment.amountMinor} currency={payment.currency} strong /> },
            { label: 'Received', value: <Day date={payment.receivedOn} /> },
            { label: 'Method', value: paymentMethodWords[payment.method] },
            { label: 'Reference', value: payment.reference && <Mono value={payment.reference} /> },
            { label: 'Recorded by', value: payment.recordedBy },
            { label: 'Recorded', value: <RelativeTime at={payment.postedAt} /> },
            { label: 'Note', value: payment.note },
          ]}
        />
      </Section>
      {payment.state === 'posted' && (
        <Section title="What it paid" flush>
          <PaidInvoices payment={payment} />
        </Section>
      )}
    </div>
  );
}

function PaidInvoices({ payment }: { payment: Payment }) {
  const { currency, allocations, unallocatedMinor } = payment;
  return (
    <table className={styles.table} aria-label="What it paid">
      <tbody>
        {allocations.map((allocation) => (
          <tr key={`${allocation.invoiceId} ${allocation.allocatedAt}`}>
            <th scope="row">
              <RecordLink model="invoice" id={allocation.invoiceId}>
                {allocation.invoiceNumber}
              </RecordLink>
            </th>
            <td className={styles.quiet}>
              <RelativeTime at={allocation.allocatedAt} />
            </td>
            <td className={styles.figure}>
              <Money minor={allocation.amountMinor} currency={currency} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Left as credit</th>
          <td className={styles.quiet}>
            {unallocatedMinor > 0n ? 'pays the next invoice by itself' : 'nothing is left over'}
          </td>
          <td className={styles.figure}>
            <Money minor={unallocatedMinor} currency={currency} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
