import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { PathLink, RecordLink } from '#app/RecordLink.tsx';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { OutcomeRows } from './OutcomeRows.tsx';
import styles from './PaymentDone.module.css';
import type { RecordedPayment } from './payment.ts';
import { Reconnecting } from './Reconnecting.tsx';

interface PaymentDoneProps {
  payment: RecordedPayment;
  customerId: string;
  onAnother: () => void;
}

/** What recording did, and the reconnections as they come true on the routers. */
export function PaymentDone({ payment, customerId, onAnother }: PaymentDoneProps) {
  const { history } = useRouter();
  const count = payment.reconnects.length;
  return (
    <Page
      head={
        <PageHeader
          title={`${payment.number} is recorded`}
          note={
            <RecordLink model="payment" id={payment.id}>
              Open the payment
            </RecordLink>
          }
          secondary={
            <ActButton icon={Plus} onClick={onAnother}>
              Record another
            </ActButton>
          }
          primary={
            <ActButton tone="primary" autoFocus onClick={() => history.push(`/customers/${customerId}`)}>
              To the customer
            </ActButton>
          }
        />
      }
    >
      <div className={styles.done}>
        <Section title="What it paid">
          <OutcomeRows outcome={payment} />
        </Section>
        <Section title="Services" note={count === 0 ? undefined : 'confirmed when the router was read back'}>
          {count === 0 ? (
            <Callout meaning="off">
              No service was waiting for this payment.{' '}
              <PathLink path={`/customers/${customerId}`}>See what happens next with the customer</PathLink>.
            </Callout>
          ) : (
            payment.reconnects.map(({ subscriptionId, code }) => (
              <Reconnecting key={subscriptionId} subscriptionId={subscriptionId} code={code} />
            ))
          )}
        </Section>
      </div>
    </Page>
  );
}
