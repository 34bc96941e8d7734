import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, refusalOf } from '#app/client.ts';
import { Callout } from '#ui/Callout.tsx';
import { OutcomeRows } from './OutcomeRows.tsx';
import styles from './PaymentPreview.module.css';
import { type PaymentValues, paymentInput } from './payment-form.ts';

const restMs = 250;
// TanStack's own hash of a key is JSON, which has no bigint.
const hashOf = (key: readonly unknown[]) =>
  JSON.stringify(key, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** Exactly what recording would do, worked out by the back office as one types. */
export function PaymentPreview({ values }: { values: PaymentValues }) {
  const input = useMemo(() => paymentInput(values), [values]);
  const [asked] = useDebouncedValue(input, restMs);
  const { data, error, isFetching } = useQuery({
    ...api.billing.payments.preview.queryOptions({ input: asked ?? skipToken }),
    queryKeyHashFn: hashOf,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const isBehind = asked !== input || isFetching;
  return (
    <aside className={styles.preview} aria-label="What recording will do" aria-busy={isBehind}>
      <h2 className={styles.title}>What recording will do</h2>
      {input === undefined && <p className={styles.none}>Choose the customer and write the amount.</p>}
      {input !== undefined && error !== null && <Callout meaning="attention" title={refusalOf(error).message} />}
      {input !== undefined && error === null && data !== undefined && (
        <div className={styles.rows} data-behind={isBehind || undefined}>
          <OutcomeRows outcome={data} />
          <h3 className={styles.part}>Services</h3>
          {data.reconnects.length === 0 ? (
            <p className={styles.none}>No service is reconnected by this payment.</p>
          ) : (
            <ul className={styles.services}>
              {data.reconnects.map(({ subscriptionId, code }) => (
                <li key={subscriptionId}>
                  <span className="mono">{code}</span> is reconnected: the router is told at once.
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </aside>
  );
}
