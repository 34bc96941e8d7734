import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { Money } from '#app/show/Money.tsx';
import styles from './PaymentForm.module.css';

interface OwedHintProps {
  customerId: string;
  onTake: (owedMinor: bigint) => void;
}

/** What the customer owes; a click takes it as the amount. */
export function OwedHint({ customerId, onTake }: OwedHintProps) {
  const { data } = useQuery(api.billing.balances.of.queryOptions({ input: { customerIds: [customerId] } }));
  const standing = data?.[0];
  if (standing?.balanceMinor === null || standing === undefined) return null;
  const { balanceMinor, overdueMinor, currency } = standing;
  if (balanceMinor <= 0n) return balanceMinor < 0n ? 'Owes nothing; has credit already.' : 'Owes nothing.';
  return (
    <>
      Owes{' '}
      <button
        type="button"
        className={styles.take}
        // The amount keeps the focus: leaving it empty would be complained about, and move this button from under the click.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(balanceMinor)}
      >
        <Money minor={balanceMinor} currency={currency} />
      </button>
      {overdueMinor !== null && overdueMinor > 0n && (
        <>
          , overdue <Money minor={overdueMinor} currency={currency} />
        </>
      )}
    </>
  );
}
