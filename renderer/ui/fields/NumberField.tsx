import type { FieldProps } from '../form/field.ts';
import { notUnderstood, type Parsed, understood } from '../parse/parsed.ts';
import { ParsedField } from './ParsedField.tsx';

interface NumberFieldProps extends FieldProps<number | null> {
  min?: number;
  max?: number;
  /** Behind the number: "days", "%". */
  unit?: string;
}

/** A whole number within its bounds. */
export function NumberField({ min, max, unit, ...props }: NumberFieldProps) {
  return (
    <ParsedField
      {...props}
      parse={(text) => parseWhole(text, min, max)}
      format={String}
      inputMode="numeric"
      rightSection={unit && <span className="unit">{unit}</span>}
      rightSectionWidth={unit && 16 + unit.length * 7}
      alignEnd
    />
  );
}

function parseWhole(text: string, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Parsed<number> {
  const value = Number(text.trim().replace('−', '-'));
  if (text.trim() === '' || !Number.isSafeInteger(value)) return notUnderstood('Write a whole number');
  if (value < min) return notUnderstood(`The least is ${min}`);
  if (value > max) return notUnderstood(`The most is ${max}`);
  return understood(value);
}
