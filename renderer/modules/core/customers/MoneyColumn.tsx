import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { InvoiceHead, PaymentHead } from '#contract/billing.ts';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { invoiceWords } from '../show/standing.ts';
import styles from './MoneyColumn.module.css';
import { NextSteps } from './NextSteps.tsx';
import { StandingStats } from './StandingStats.tsx';

/** Where they stand and what happens next for everyone; the papers for those who may read money. */
export function MoneyColumn({ customerId }: { customerId: string }) {
  const may = useMay();
  return (
    <>
      <StandingStats customerId={customerId} />
      <Section title="What happens next">
        <NextSteps customerId={customerId} />
      </Section>
      {may('money.read') && (
        <>
          <RecentInvoices customerId={customerId} />
          <RecentPayments customerId={customerId} />
        </>
      )}
    </>
  );
}

const recent = 5;

function RecentInvoices({ customerId }: { customerId: string }) {
  const query = useQuery(
    api.billing.invoices.list.queryOptions({
      input: { customerId, limit: recent, sort: { by: 'issuedOn', direction: 'desc' } },
    }),
  );
  return (
    <Section
      title="Invoices"
      actions={<PathLink path={`/invoices?customerId=${customerId}`}>All {query.data?.total}</PathLink>}
    >
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>Nothing was billed yet.</p>
          ) : (
            <table className={styles.papers}>
              <tbody>
                {items.map((invoice) => (
                  <InvoiceRow key={invoice.id} invoice={invoice} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Section>
  );
}

const InvoiceRow = ({ invoice }: { invoice: InvoiceHead }) => (
  <tr>
    <th scope="row">
      <RecordLink model="invoice" id={invoice.id}>
        {invoice.number}
      </RecordLink>
      <div className={styles.day}>
        due <Day date={invoice.dueOn} />
      </div>
    </th>
    <td>
      <StatusPill {...invoiceWords[invoice.state]} quiet={invoice.state === 'paid'} />
    </td>
    <td className={styles.amount}>
      <Money minor={invoice.totalMinor} currency={invoice.currency} />
      {invoice.openMinor > 0n && invoice.openMinor < invoice.totalMinor && (
        <div className={styles.day}>
          open <Money minor={invoice.openMinor} currency={invoice.currency} bare />
        </div>
      )}
    </td>
  </tr>
);

function RecentPayments({ customerId }: { customerId: string }) {
  const query = useQuery(
    api.billing.payments.list.queryOptions({
      input: { customerId, limit: recent, sort: { by: 'receivedOn', direction: 'desc' } },
    }),
  );
  return (
    <Section
      title="Payments"
      actions={<PathLink path={`/payments?customerId=${customerId}`}>All {query.data?.total}</PathLink>}
    >
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>Nothing was paid yet.</p>
          ) : (
            <table className={styles.papers}>
              <tbody>
                {items.map((payment) => (
                  <PaymentRow key={payment.id} payment={payment} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Section>
  );
}

const PaymentRow = ({ payment }: { payment: PaymentHead }) => (
  <tr data-reversed={payment.state === 'reversed' || undefined}>
    <th scope="row">
      <RecordLink model="payment" id={payment.id}>
        {payment.number}
      </RecordLink>
      <div className={styles.day}>
        <Day date={payment.receivedOn} />
      </div>
    </th>
    <td className={styles.day}>{payment.state === 'reversed' ? 'taken back' : payment.method}</td>
    <td className={styles.amount}>
      <Money minor={payment.amountMinor} currency={payment.currency} />
    </td>
  </tr>
);
