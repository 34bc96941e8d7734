import { useState } from 'react';
import type { Invoice } from '#contract/billing.ts';
import { InvoiceLine } from './InvoiceLine.tsx';
import styles from './InvoiceLines.module.css';

interface InvoiceLinesProps {
  lines: Invoice['lines'];
  currency: string;
}

export function InvoiceLines({ lines, currency }: InvoiceLinesProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (lineNo: number) => {
    const next = new Set(open);
    if (!next.delete(lineNo)) next.add(lineNo);
    setOpen(next);
  };
  return (
    <table className={styles.lines} aria-label="Lines">
      <thead>
        <tr>
          <th scope="col">Description</th>
          <th scope="col" className={styles.figure}>
            Tax
          </th>
          <th scope="col" className={styles.figure}>
            Net {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <InvoiceLine
            key={line.lineNo}
            line={line}
            currency={currency}
            open={open.has(line.lineNo)}
            onToggle={() => toggle(line.lineNo)}
          />
        ))}
      </tbody>
    </table>
  );
}
