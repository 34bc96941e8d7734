import type { FieldProps } from '../form/field.ts';
import { parseMac } from '../parse/mac.ts';
import { ParsedField } from './ParsedField.tsx';

const asItIs = (mac: string) => mac;

/** A MAC address in any notation; it is shown as RouterOS spells it. */
export function MacField(props: FieldProps<string | null>) {
  return <ParsedField placeholder="4C:5E:0C:12:34:56" {...props} parse={parseMac} format={asItIs} mono />;
}
