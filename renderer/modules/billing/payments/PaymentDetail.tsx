import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { PaymentBody } from './PaymentBody.tsx';
import { PaymentHeader } from './PaymentHeader.tsx';

/** The payment beside the list. */
export function PaymentDetail({ id }: { id: string }) {
  const { data: payment, error, refetch } = useQuery(api.billing.payments.get.queryOptions({ input: { id } }));
  if (payment === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  return (
    <>
      <PaymentHeader payment={payment} beside />
      <PaymentBody payment={payment} />
    </>
  );
}
