import { currencyExponent } from '#kernel/money.ts';
import { Amount, type AmountProps } from '#ui/Amount.tsx';

/** An amount with the decimal places that its currency has. */
export const Money = (props: Omit<AmountProps, 'exponent'>) => (
  <Amount {...props} exponent={currencyExponent(props.currency)} />
);
