import styles from './Amount.module.css';
import { formatMinor } from './parse/money-text.ts';
import { useUiSettings } from './ui-settings.ts';

export interface AmountProps {
  minor: bigint;
  currency: string;
  /** Decimal places of the currency: 2 for NGN and EUR, 0 for JPY, 3 for KWD. */
  exponent: number;
  /** Shows a plus on what is gained; a minus is always shown. */
  signed?: boolean;
  /** Leaves the currency out, where the column's head says it. */
  bare?: boolean;
  strong?: boolean;
}

/** Money, grouped, with its currency quiet in front so that the digits line up at the end. */
export function Amount({ minor, currency, exponent, signed = false, bare = false, strong = false }: AmountProps) {
  const { locale } = useUiSettings();
  const sign = signed && minor > 0n ? '+' : '';
  return (
    <span className={styles.amount} data-zero={minor === 0n || undefined} data-strong={strong || undefined}>
      {!bare && <span className={styles.currency}>{currency}</span>}
      {sign}
      {formatMinor(minor, exponent, locale)}
    </span>
  );
}
