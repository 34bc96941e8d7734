import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import type { Invoice } from '#contract/billing.ts';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { InvoiceLines } from './InvoiceLines.tsx';
import styles from './InvoicePaper.module.css';
import { InvoiceTotals } from './InvoiceTotals.tsx';

/** The invoice as the customer gets it; on the screen each line also unfolds into why. */
export function InvoicePaper({ invoice }: { invoice: Invoice }) {
  return (
    <article className={styles.paper} aria-label={`Invoice ${invoice.number}`}>
      <header className={styles.head}>
        <span className={styles.company}>{invoice.company}</span>
        <span className={styles.kind}>Invoice</span>
      </header>
      <div className={styles.facts}>
        <section aria-label="Billed to">
          <h2 className={styles.label}>Billed to</h2>
          <div className={styles.name}>
            <RecordLink model="customer" id={invoice.customerId}>
              {invoice.customerName}
            </RecordLink>
          </div>
          {invoice.customerAddress && <div className={styles.address}>{invoice.customerAddress}</div>}
          <div className={styles.quiet}>
            {invoice.customerCode}
            {invoice.customerTaxId && ` · Tax ID ${invoice.customerTaxId}`}
          </div>
        </section>
        <dl className={styles.dates}>
          <dt>Number</dt>
          <dd className="mono">{invoice.number}</dd>
          <dt>Issued</dt>
          <dd>
            <Day date={invoice.issuedOn} />
          </dd>
          <dt>Due</dt>
          <dd>
            <Day date={invoice.dueOn} />
          </dd>
        </dl>
      </div>
      <InvoiceLines lines={invoice.lines} currency={invoice.currency} />
      <InvoiceTotals invoice={invoice} />
      <footer className={styles.foot}>
        Posted <RelativeTime at={invoice.postedAt} />
        {invoice.runDate !== null && (
          <>
            {' '}
            by the daily run of <Day date={invoice.runDate} />
          </>
        )}
        . A posted invoice is never edited.
      </footer>
    </article>
  );
}
