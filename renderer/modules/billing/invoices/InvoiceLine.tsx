import { ChevronRight } from 'lucide-react';
import { RecordLink } from '#app/RecordLink.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Invoice } from '#contract/billing.ts';
import styles from './InvoiceLines.module.css';
import { taxRateInWords } from './tax-rate.ts';

interface InvoiceLineProps {
  line: Invoice['lines'][number];
  currency: string;
  open: boolean;
  onToggle: () => void;
}

export function InvoiceLine({ line, currency, open, onToggle }: InvoiceLineProps) {
  return (
    <>
      <tr className={styles.line} data-open={open || undefined}>
        <th scope="row">
          <div className={styles.what}>
            <button
              type="button"
              className={styles.why}
              aria-expanded={open}
              aria-label={`Why line ${line.lineNo}`}
              onClick={onToggle}
            >
              <ChevronRight size={14} aria-hidden="true" />
            </button>
            <div>
              <span>{line.description}</span>
              {line.subscriptionId !== null && (
                <div className={styles.service}>
                  Service{' '}
                  <RecordLink model="subscription" id={line.subscriptionId}>
                    {line.subscriptionCode ?? 'of this line'}
                  </RecordLink>
                </div>
              )}
            </div>
          </div>
        </th>
        <td className={styles.figure}>{taxRateInWords(line.taxBasisPoints)}</td>
        <td className={styles.figure}>
          <Money minor={line.netMinor} currency={currency} bare />
        </td>
      </tr>
      {open && (
        <tr className={styles.explanation}>
          <td colSpan={3}>
            <ol aria-label={`How line ${line.lineNo} came about`}>
              {line.explanation.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </td>
        </tr>
      )}
    </>
  );
}
