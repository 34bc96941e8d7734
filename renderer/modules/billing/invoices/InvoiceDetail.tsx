import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { InvoiceHeader } from './InvoiceHeader.tsx';
import { InvoiceSheet } from './InvoiceSheet.tsx';

/** The invoice beside the list. */
export function InvoiceDetail({ id }: { id: string }) {
  const { data: invoice, error, refetch } = useQuery(api.billing.invoices.get.queryOptions({ input: { id } }));
  if (invoice === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  return (
    <>
      <InvoiceHeader invoice={invoice} beside />
      <InvoiceSheet invoice={invoice} />
    </>
  );
}
