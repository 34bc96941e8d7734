import { useQuery } from '@tanstack/react-query';
import { api, type client } from '#app/client.ts';
import { Day } from '#app/show/Day.tsx';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import type { Meaning } from '#ui/meaning.ts';
import { Loaded } from '../show/Loaded.tsx';
import styles from './NextSteps.module.css';

type Step = Awaited<ReturnType<typeof client.billing.balances.nextSteps>>[number];

const meanings: Readonly<Record<Step['kind'], Meaning>> = {
  bill: 'waiting',
  grace: 'attention',
  suspend: 'bad',
  hold: 'attention',
  reconnect: 'good',
  none: 'off',
};

/** What the automation will do with each service (or with one only), and when. */
export function NextSteps({ customerId, only }: { customerId: string; only?: string }) {
  const query = useQuery(api.billing.balances.nextSteps.queryOptions({ input: { customerId } }));
  return (
    <Loaded query={query} lines={2}>
      {(all) => {
        const steps = all.filter(({ subscriptionId }) => only === undefined || subscriptionId === only);
        return steps.length === 0 ? (
          <p className={styles.none}>Nothing is planned: no service is running.</p>
        ) : (
          <ul className={styles.steps}>
            {steps.map(({ subscriptionId, code, kind, on, sentence }) => (
              <li key={`${subscriptionId} ${kind} ${on}`} className={styles.step}>
                <MeaningShape meaning={meanings[kind]} size={11} />
                <div>
                  <p>{sentence}</p>
                  <p className={styles.when}>
                    {code}
                    {on !== null && (
                      <>
                        {' · '}
                        <Day date={on} />
                      </>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
