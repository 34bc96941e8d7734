import type { FieldProps } from '../form/field.ts';
import { parseIpv4 } from '../parse/ipv4.ts';
import { ParsedField } from './ParsedField.tsx';

const asItIs = (address: string) => address;

export function Ipv4Field(props: FieldProps<string | null>) {
  return <ParsedField placeholder="10.20.4.17" {...props} parse={parseIpv4} format={asItIs} inputMode="decimal" mono />;
}
