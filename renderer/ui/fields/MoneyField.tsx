import type { FieldProps } from '../form/field.ts';
import { moneyToText, parseMoneyText } from '../parse/money-text.ts';
import { ParsedField } from './ParsedField.tsx';

interface MoneyFieldProps extends FieldProps<bigint | null> {
  currency: string;
  exponent: number;
}

/** An amount, held in minor units. */
export function MoneyField({ currency, exponent, ...props }: MoneyFieldProps) {
  return (
    <ParsedField
      {...props}
      parse={(text) => parseMoneyText(text, exponent)}
      format={(minor) => moneyToText(minor, exponent)}
      inputMode="decimal"
      leftSection={<span className="unit">{currency}</span>}
      leftSectionWidth={44}
      alignEnd
    />
  );
}
