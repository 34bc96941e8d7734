import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api, client, refusalOf } from '#app/client.ts';
import { dayInWords } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { NextBill } from '#contract/billing.ts';
import type { Subscription } from '#contract/core.ts';
import { addDays } from '#kernel/calendar.ts';
import { Callout } from '#ui/Callout.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';

interface BillNowDialogProps {
  service: Subscription;
  onClose: () => void;
}

/** One invoice for the next period, as it is shown here: that period is billed once, however often this is asked. */
export function BillNowDialog({ service, onClose }: BillNowDialogProps) {
  const { locale } = useUiSettings();
  const refresh = useRefresh();
  const [id] = useState(() => v7());
  const { id: subscriptionId, code, planName } = service;
  const next = useQuery({
    ...api.billing.invoices.previewBill.queryOptions({ input: { subscriptionId } }),
    gcTime: 0, // the next time it is another period
  });
  const span = ({ periodStart, periodEnd }: NextBill): string =>
    `${dayInWords(periodStart, locale)} to ${dayInWords(addDays(periodEnd, -1), locale)}`;
  const bill = async () => {
    const { data } = next;
    if (data === undefined) return { message: 'What would be billed is not known yet.' };
    return await attempt(
      () => client.billing.invoices.bill({ id, subscriptionId, periodStart: data.periodStart }),
      ({ invoiceId, number }) => {
        refresh();
        // A plain link: the toast stands outside the router, whose links would take the whole console down with them.
        tellDone(
          <>
            Posted <a href={`#/invoices/${invoiceId}`}>{number}</a>.
          </>,
        );
      },
    );
  };
  const money = (minor: bigint) => <Money minor={minor} currency={service.currency} />;
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Bill the next period of ${code} now?`}
      sentence="An invoice is posted. A posted invoice is not edited, only credited."
      rows={
        next.data && [
          { key: 'net', what: planName, how: span(next.data), amount: money(next.data.netMinor) },
          { key: 'tax', what: 'Tax', amount: money(next.data.taxMinor) },
        ]
      }
      sums={next.data && [{ label: 'The invoice', value: money(next.data.totalMinor) }]}
      confirm="Post the invoice"
      onConfirm={bill}
    >
      {next.error !== null && <Callout meaning="bad">{refusalOf(next.error).message}</Callout>}
    </ConfirmAct>
  );
}
