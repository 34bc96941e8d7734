import { currencyExponent } from '#kernel/money.ts';
import { Amount, type AmountProps } from '#ui/Amount.tsx';

/** An amount with the places of its currency. */
export const Money = (props: Omit<AmountProps, 'exponent'>) => (
  <Amount {...props} exponent={currencyExponent(props.currency)} />
);
