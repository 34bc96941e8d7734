import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import type { FieldBinding } from '#ui/form/field.ts';
import { hintOf, optionInWords, type Rule, type RuleValue } from './rules.ts';

interface RuleFieldProps extends FieldBinding<RuleValue | null> {
  rule: Rule;
  disabled: boolean;
}

/** The editor that fits a rule: a number, one of a few, or a text. */
export function RuleField({ rule, value, ...binding }: RuleFieldProps) {
  const said = { label: rule.label, hint: hintOf(rule) };
  if (rule.options !== null) {
    const choices = rule.options.map((option) => ({ value: option, label: optionInWords(option) }));
    return <SelectField {...binding} {...said} choices={choices} value={String(value)} clearable={false} />;
  }
  if (typeof rule.value === 'number') {
    return <NumberField {...binding} {...said} value={typeof value === 'number' ? value : null} />;
  }
  return <TextField {...binding} {...said} mono value={value === null ? '' : String(value)} />;
}
