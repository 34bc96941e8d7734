import { currencyExponent } from '#kernel/money.ts';
import { Amount } from '#ui/Amount.tsx';

interface MoneyProps {
  minor: bigint;
  currency: string;
  /** Leaves the currency out, where a head says it. */
  bare?: boolean;
  strong?: boolean;
}

/** An amount with the decimal places that its currency has. */
export const Money = (props: MoneyProps) => <Amount {...props} exponent={currencyExponent(props.currency)} />;
