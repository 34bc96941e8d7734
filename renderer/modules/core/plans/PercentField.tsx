import { ParsedField } from '#ui/fields/ParsedField.tsx';
import type { FieldProps } from '#ui/form/field.ts';
import { notUnderstood, type Parsed, understood } from '#ui/parse/parsed.ts';

/** A percentage with at most two places, held in basis points: 7.5 % is 750. */
export const PercentField = (props: FieldProps<number | null>) => (
  <ParsedField
    {...props}
    parse={parsePercent}
    format={(basisPoints) => String(basisPoints / 100)}
    inputMode="decimal"
    rightSection={<span className="unit">%</span>}
    alignEnd
  />
);

export function parsePercent(text: string): Parsed<number> {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return notUnderstood('Write a percentage like 7.5');
  const [, whole = '0', places = ''] = match;
  const basisPoints = Number(whole) * 100 + Number(places.padEnd(2, '0'));
  return basisPoints > 10_000 ? notUnderstood('The most is 100 %') : understood(basisPoints);
}
