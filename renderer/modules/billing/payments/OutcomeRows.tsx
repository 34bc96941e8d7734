import { RecordLink } from '#app/RecordLink.tsx';
import { Money } from '#app/show/Money.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import styles from './OutcomeRows.module.css';
import type { PaymentOutcome } from './payment.ts';

/** Which invoices a payment pays, what stays open of them, the credit, and what is owed after. */
export function OutcomeRows({ outcome }: { outcome: PaymentOutcome }) {
  const { currency, allocations, creditMinor, balanceAfterMinor } = outcome;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} bare />;
  return (
    <table className={styles.rows} aria-label="What it pays">
      <thead>
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col" className={styles.figure}>
            Pays {currency}
          </th>
          <th scope="col" className={styles.figure}>
            Open after
          </th>
        </tr>
      </thead>
      <tbody>
        {allocations.map((allocation) => (
          <tr key={allocation.invoiceId}>
            <th scope="row">
              <RecordLink model="invoice" id={allocation.invoiceId}>
                {allocation.number}
              </RecordLink>
            </th>
            <td className={styles.figure}>{money(allocation.amountMinor)}</td>
            <td className={styles.figure}>
              {allocation.openAfterMinor === 0n ? (
                <StatusPill meaning="good" word="Paid" />
              ) : (
                money(allocation.openAfterMinor)
              )}
            </td>
          </tr>
        ))}
        {allocations.length === 0 && (
          <tr>
            <td colSpan={3}>No invoice; all of it becomes credit.</td>
          </tr>
        )}
        {creditMinor > 0n && (
          <tr>
            <th scope="row">Becomes credit</th>
            <td className={styles.figure}>{money(creditMinor)}</td>
            <td />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{balanceAfterMinor < 0n ? 'Credit after' : 'Owes after'}</th>
          <td />
          <td className={styles.figure}>
            <Money minor={balanceAfterMinor < 0n ? -balanceAfterMinor : balanceAfterMinor} currency={currency} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
