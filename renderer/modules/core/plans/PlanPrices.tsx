import { Day, todayIn } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { useUiSettings } from '#ui/ui-settings.ts';
import type { PlanWithPrices } from './PlanDetail.tsx';
import styles from './PlanPrices.module.css';

/** Every price that was, is and is planned, newest first. */
export function PlanPrices({ plan }: { plan: PlanWithPrices }) {
  const { zone } = useUiSettings();
  const today = todayIn(zone);
  const prices = plan.prices.toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
  const present = prices.find(({ effectiveFrom }) => effectiveFrom <= today);
  return (
    <table className={styles.prices}>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">State</th>
          <th scope="col" className={styles.amount}>
            Price, without tax
          </th>
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => (
          <tr key={price.effectiveFrom}>
            <td>
              <Day date={price.effectiveFrom} />
            </td>
            <td>
              {price === present && <StatusPill meaning="good" word="in force" />}
              {price.effectiveFrom > today && <StatusPill meaning="waiting" word="planned" />}
              {price !== present && price.effectiveFrom <= today && <StatusPill meaning="off" word="past" />}
            </td>
            <td className={styles.amount}>
              <Money minor={price.priceMinor} currency={plan.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
