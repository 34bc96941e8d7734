import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import { usePageTitle } from '#app/crumbs.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { Page } from '#ui/Page.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { PaymentBody } from './PaymentBody.tsx';
import { PaymentHeader } from './PaymentHeader.tsx';

const route = getRouteApi('/payments/$id');

export function PaymentPage() {
  const { id } = route.useParams();
  const { data: payment, error, refetch } = useQuery(api.billing.payments.get.queryOptions({ input: { id } }));
  usePageTitle(payment?.number);
  if (payment === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  return (
    <Page head={<PaymentHeader payment={payment} />}>
      <PaymentBody payment={payment} columns={2} />
    </Page>
  );
}
