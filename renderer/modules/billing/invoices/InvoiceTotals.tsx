import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Invoice } from '#contract/billing.ts';
import styles from './InvoiceTotals.module.css';
import { taxRateInWords } from './tax-rate.ts';

/** Net, tax by rate, total, what was paid and when, and what is open. */
export function InvoiceTotals({ invoice }: { invoice: Invoice }) {
  const { currency } = invoice;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} bare />;
  return (
    <dl className={styles.totals}>
      <div>
        <dt>Net</dt>
        <dd>{money(invoice.netMinor)}</dd>
      </div>
      {taxByRate(invoice.lines).map(([rate, tax]) => (
        <div key={rate}>
          <dt>Tax {taxRateInWords(rate)}</dt>
          <dd>{money(tax)}</dd>
        </div>
      ))}
      <div className={styles.sum}>
        <dt>Total</dt>
        <dd>
          <Money minor={invoice.totalMinor} currency={currency} strong />
        </dd>
      </div>
      {invoice.allocations.map((allocation) => (
        <div key={`${allocation.paymentId} ${allocation.allocatedAt}`}>
          <dt>
            <RecordLink model="payment" id={allocation.paymentId}>
              {allocation.paymentNumber}
            </RecordLink>{' '}
            <span className={styles.quiet}>
              received <Day date={allocation.receivedOn} />
            </span>
          </dt>
          <dd>{money(-allocation.amountMinor)}</dd>
        </div>
      ))}
      <div className={styles.sum} data-due={invoice.openMinor > 0n || undefined}>
        <dt>{invoice.openMinor > 0n ? 'Open' : 'Paid in full'}</dt>
        <dd>
          <Money minor={invoice.openMinor} currency={currency} strong />
        </dd>
      </div>
    </dl>
  );
}

function taxByRate(lines: Invoice['lines']): [number, bigint][] {
  const byRate = new Map<number, bigint>();
  for (const { taxBasisPoints, taxMinor } of lines) {
    if (taxBasisPoints > 0) byRate.set(taxBasisPoints, (byRate.get(taxBasisPoints) ?? 0n) + taxMinor);
  }
  return [...byRate].sort(([a], [b]) => b - a);
}
