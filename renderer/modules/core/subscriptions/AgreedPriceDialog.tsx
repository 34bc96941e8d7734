import { useState } from 'react';
import { client } from '#app/client.ts';
import type { Subscription } from '#contract/core.ts';
import { currencyExponent, formatMoney } from '#kernel/money.ts';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';

/** A price for this service instead of the plan's; an empty field gives it back the plan's. */
export function AgreedPriceDialog({ service, onClose }: { service: Subscription; onClose: () => void }) {
  const { id, code, currency, planName } = service;
  const refresh = useRefresh();
  const [priceOverrideMinor, setPrice] = useState<bigint | null>(service.priceOverrideMinor);
  // Else a typing mistake would be sent as an empty field, which gives the plan's price back.
  const [unread, setUnread] = useState<string>();
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Agree a price for ${code}?`}
      sentence="Periods that begin from now on cost it. What was billed stays as it is."
      rows={[
        {
          key: 'price',
          what: service.customerName,
          how: service.priceOverrideMinor === null ? `pays the price of ${planName}` : 'has an agreed price',
          amount: service.priceMinor !== null && formatMoney(service.priceMinor, currency),
        },
      ]}
      wayBack="It can be changed, or the plan’s price given back, at any time."
      confirm="Agree the price"
      example="A year paid in advance"
      onConfirm={async (reason) =>
        unread !== undefined
          ? { message: unread }
          : await attempt(
              () => client.core.subscriptions.setPrice({ id, priceOverrideMinor, reason }),
              () => {
                refresh();
                tellDone(
                  priceOverrideMinor === null
                    ? `${code} costs what ${planName} costs.`
                    : `${code} costs ${formatMoney(priceOverrideMinor, currency)} a period.`,
                );
              },
            )
      }
    >
      <MoneyField
        label="Agreed price"
        value={priceOverrideMinor}
        onChange={setPrice}
        onUnread={setUnread}
        error={unread}
        currency={currency}
        exponent={currencyExponent(currency)}
        hint="Of a period, without tax. Empty: the plan’s"
      />
    </ReasonDialog>
  );
}
