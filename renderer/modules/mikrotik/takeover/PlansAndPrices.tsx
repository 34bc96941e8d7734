import { useState } from 'react';
import { client } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Takeover, TakeoverPlan } from '#contract/mikrotik.ts';
import { currencyExponent } from '#kernel/money.ts';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { usePlans } from '../../core/list/choices.ts';
import styles from './Takeover.module.css';
import { ratesInWords } from './takeover-words.ts';
import { useDecide } from './use-decide.ts';

const NEW = 'new';

/** The rates found on the router, and the plan that stands for each: one of the books, or a new one with a price. */
export function PlansAndPrices({ takeover }: { takeover: Takeover }) {
  return (
    <Section title="Plans and prices" note="one line for each profile or rate found; nobody guesses a price">
      <table className={styles.plans}>
        <thead>
          <tr>
            <th>On the router</th>
            <th className={styles.number}>Down / up</th>
            <th className={styles.number}>Services</th>
            <th>Plan in the books</th>
            <th>Name and price of a new plan</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {takeover.plans.map((plan) => (
            <PlanRow key={plan.key} plan={plan} takeover={takeover} />
          ))}
        </tbody>
      </table>
      {takeover.plans.length === 0 && <p className={styles.quiet}>No rates stand on this router.</p>}
    </Section>
  );
}

function PlanRow({ plan, takeover }: { plan: TakeoverPlan; takeover: Takeover }) {
  const may = useMay();
  const plans = usePlans();
  const { during } = useDecide(takeover.id);
  const [name, setName] = useState(plan.name);
  const [price, setPrice] = useState(plan.priceMinor);
  const disabled = takeover.state !== 'draft' || !may('network.takeover');
  const choose = (choice: Omit<Parameters<typeof client.mikrotik.takeovers.choosePlan>[0], 'id' | 'key'>) =>
    void during(() => client.mikrotik.takeovers.choosePlan({ id: takeover.id, key: plan.key, ...choice }));
  const isNew = plan.planId === null;
  return (
    <tr>
      <td>
        {plan.label}
        {plan.rateNote !== null && <div className={styles.quiet}>{plan.rateNote}</div>}
      </td>
      <td className={styles.number}>{plan.rates === null ? '–' : ratesInWords(plan.rates)}</td>
      <td className={styles.number}>{plan.rowCount}</td>
      <td className={styles.field}>
        <SelectField
          label=""
          value={plan.planId ?? NEW}
          disabled={disabled}
          onChange={(value) => choose({ planId: value === NEW ? null : value })}
          required
          choices={[{ value: NEW, label: 'A new plan' }, ...plans.map(({ id, name: label }) => ({ value: id, label }))]}
        />
        {plan.planReason !== null && <div className={styles.quiet}>{plan.planReason}</div>}
      </td>
      <td className={styles.field}>
        {isNew && (
          <>
            <TextField
              label=""
              value={name}
              disabled={disabled}
              onChange={setName}
              onLeave={() => name !== plan.name && name.trim() !== '' && choose({ name })}
            />
            <MoneyField
              label=""
              currency={takeover.currency}
              exponent={currencyExponent(takeover.currency)}
              value={price}
              placeholder="Price a month"
              disabled={disabled || !may('plans.write')}
              onChange={setPrice}
              onLeave={() => price !== plan.priceMinor && choose({ priceMinor: price })}
            />
          </>
        )}
      </td>
      <td>
        {isNew && plan.priceMinor === null ? (
          <StatusPill meaning="attention" word="needs a price" />
        ) : (
          <StatusPill meaning="good" word="ready" quiet />
        )}
      </td>
    </tr>
  );
}
