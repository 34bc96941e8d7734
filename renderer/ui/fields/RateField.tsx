import type { FieldProps } from '../form/field.ts';
import { formatRate, parseRate } from '../parse/rate.ts';
import { ParsedField } from './ParsedField.tsx';

/** A rate, written "10M", held in kbit/s. */
export function RateField(props: FieldProps<number | null>) {
  return <ParsedField placeholder="10M" {...props} parse={parseRate} format={formatRate} mono />;
}
