import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '#app/client.ts';
import { usePageTitle } from '#app/crumbs.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { Page } from '#ui/Page.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { InvoiceHeader } from './InvoiceHeader.tsx';
import { InvoiceSheet } from './InvoiceSheet.tsx';

const route = getRouteApi('/invoices/$id');

export function InvoicePage() {
  const { id } = route.useParams();
  const { data: invoice, error, refetch } = useQuery(api.billing.invoices.get.queryOptions({ input: { id } }));
  usePageTitle(invoice?.number);
  if (invoice === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  return (
    <Page head={<InvoiceHeader invoice={invoice} />}>
      <InvoiceSheet invoice={invoice} />
    </Page>
  );
}
