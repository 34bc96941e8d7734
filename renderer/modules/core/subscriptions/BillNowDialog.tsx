import { client } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Subscription } from '#contract/core.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';

/** One invoice for the next period that was not billed yet; a period is billed once, however often this is asked. */
export function BillNowDialog({ service, onClose }: { service: Subscription; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Bill the next period of ${service.code} now?`}
      sentence="An invoice is posted. A posted invoice is not edited, only credited."
      rows={[
        {
          key: 'period',
          what: 'Billed so far',
          how:
            service.billedThrough === null ? (
              'nothing yet'
            ) : (
              <>
                until <Day date={service.billedThrough} />
              </>
            ),
        },
        {
          key: 'plan',
          what: service.planName,
          how: 'a full period, without tax',
          amount: service.priceMinor !== null && <Money minor={service.priceMinor} currency={service.currency} />,
        },
      ]}
      confirm="Post the invoice"
      onConfirm={() =>
        attempt(
          () => client.billing.invoices.bill({ subscriptionId: service.id }),
          ({ invoiceId, number }) => {
            refresh();
            tellDone(
              <>
                Posted <PathLink path={`/invoices/${invoiceId}`}>{number}</PathLink>.
              </>,
            );
          },
        )
      }
    />
  );
}
