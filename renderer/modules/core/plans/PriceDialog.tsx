import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { dayInWords, firstOfNextMonth, todayIn } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import { currencyExponent, formatMoney } from '#kernel/money.ts';
import { Callout } from '#ui/Callout.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { tellDone } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';
import { counted } from '../show/words.ts';
import type { PlanWithPrices } from './PlanDetail.tsx';
import styles from './PriceDialog.module.css';

/** A new price from a day on; whom it touches, and how much, stands there before it is saved. */
export function PriceDialog({ plan, onClose }: { plan: PlanWithPrices; onClose: () => void }) {
  const { zone, locale } = useUiSettings();
  const refresh = useRefresh();
  const today = todayIn(zone);
  const [priceMinor, setPrice] = useState<bigint | null>(plan.priceMinor);
  const [effectiveFrom, setFrom] = useState<string | null>(firstOfNextMonth(today));
  const asked = priceMinor !== null && effectiveFrom !== null && effectiveFrom >= today;
  const preview = useQuery({
    ...api.core.plans.previewPrice.queryOptions({
      // A bigint cannot stand in a query's key.
      queryKey: [...api.core.plans.previewPrice.key(), plan.id, String(priceMinor), effectiveFrom],
      input: { id: plan.id, priceMinor: priceMinor ?? 0n, effectiveFrom: effectiveFrom ?? today },
    }),
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  const seen = asked ? preview.data : undefined;
  const change = async () => {
    if (priceMinor === null || effectiveFrom === null) return { message: 'Fill in the price and the day.' };
    return await attempt(
      () => client.core.plans.changePrice({ id: plan.id, priceMinor, effectiveFrom }),
      () => {
        refresh();
        tellDone(
          `${plan.name} costs ${formatMoney(priceMinor, plan.currency)} from ${dayInWords(effectiveFrom, locale)} on.`,
        );
      },
    );
  };
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`A new price for ${plan.name}`}
      sentence="Periods that begin on that day or later cost the new price. What was billed stays as it is."
      rows={
        seen && [
          {
            key: 'services',
            what: 'Services that pay it',
            how: 'those on the plan’s own price',
            amount: seen.services,
          },
          {
            key: 'overridden',
            what: 'Not touched',
            how: 'those with an agreed price',
            amount: seen.overridden,
          },
        ]
      }
      sums={
        seen && [
          {
            label: `${counted(seen.services, 'service')}, a month, without tax`,
            value: <Money minor={seen.monthlyDifferenceMinor} currency={seen.currency} signed />,
          },
        ]
      }
      wayBack="Another price for the same day replaces it until that day comes."
      confirm="Change the price"
      onConfirm={change}
    >
      <div className={styles.fields}>
        <MoneyField
          label="Price, without tax"
          value={priceMinor}
          onChange={setPrice}
          currency={plan.currency}
          exponent={currencyExponent(plan.currency)}
          hint={plan.priceMinor === null ? undefined : `Now ${formatMoney(plan.priceMinor, plan.currency)}`}
          required
        />
        <DateField label="From" value={effectiveFrom} onChange={setFrom} min={today} required />
      </div>
      {preview.error !== null && asked && <Callout meaning="bad">{refusalOf(preview.error).message}</Callout>}
    </ConfirmAct>
  );
}
