import { createPortal } from 'react-dom';
import type { Invoice } from '#contract/billing.ts';
import { InvoicePaper } from './InvoicePaper.tsx';
import styles from './InvoiceSheet.module.css';
import { useIsPrinting } from './use-printing.ts';

/** The sheet on the desk. For the printer it alone is on the page, whatever stands around it on the screen. */
export function InvoiceSheet({ invoice }: { invoice: Invoice }) {
  const isPrinting = useIsPrinting();
  return (
    <div className={styles.desk}>
      <div className={styles.sheet}>
        <InvoicePaper invoice={invoice} />
      </div>
      {isPrinting &&
        createPortal(
          <div className={styles.print}>
            <InvoicePaper invoice={invoice} />
          </div>,
          document.body,
        )}
    </div>
  );
}
