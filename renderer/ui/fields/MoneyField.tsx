import type { FieldProps } from '../form/field.ts';
import { decimalMarkOf, moneyToText, parseMoneyText } from '../parse/money-text.ts';
import { useUiSettings } from '../ui-settings.ts';
import { ParsedField } from './ParsedField.tsx';

interface MoneyFieldProps extends FieldProps<bigint | null> {
  currency: string;
  exponent: number;
}

/** An amount, held in minor units. */
export function MoneyField({ currency, exponent, ...props }: MoneyFieldProps) {
  const { locale } = useUiSettings();
  const decimalMark = decimalMarkOf(locale);
  return (
    <ParsedField
      {...props}
      parse={(text) => parseMoneyText(text, exponent, decimalMark)}
      format={(minor) => moneyToText(minor, exponent)}
      inputMode="decimal"
      leftSection={<span className="unit">{currency}</span>}
      leftSectionWidth={44}
      alignEnd
    />
  );
}
