import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#app/session.ts';
import { NoPermission } from '#ui/NoPermission.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { PaymentDone } from './PaymentDone.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import type { RecordedPayment } from './payment.ts';

const route = getRouteApi('/payments/new');

interface Done {
  readonly payment: RecordedPayment;
  readonly customerId: string;
}

export function RecordPayment() {
  const { customerId } = route.useSearch();
  const may = useMay();
  const [done, setDone] = useState<Done>();
  if (!may('money.write')) return <NoPermission why="Payments are recorded by billing." who="billing or an admin" />;
  if (done !== undefined) return <PaymentDone {...done} onAnother={() => setDone(undefined)} />;
  return (
    <Page
      head={
        <PageHeader title="Record payment" note="What recording does is shown beside the form, before it is done" />
      }
    >
      <PaymentForm
        key={customerId}
        customerId={customerId ?? null}
        onDone={(payment, from) => setDone({ payment, customerId: from })}
      />
    </Page>
  );
}
