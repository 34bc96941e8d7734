import type { FieldProps } from '../form/field.ts';
import { parsePhone } from '../parse/phone.ts';
import { ParsedField } from './ParsedField.tsx';

interface PhoneFieldProps extends FieldProps<string | null> {
  /** The company's country calling code, without the plus: "234". */
  callingCode: string;
}

const asItIs = (phone: string) => phone;

/** A phone number, held in E.164. */
export function PhoneField({ callingCode, ...props }: PhoneFieldProps) {
  return <ParsedField {...props} parse={(text) => parsePhone(text, callingCode)} format={asItIs} inputMode="tel" />;
}
