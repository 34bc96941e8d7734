import { TextInput } from '@mantine/core';
import type { FieldProps } from '../form/field.ts';

interface DateFieldProps extends FieldProps<string | null> {
  min?: string;
  max?: string;
}

/** A calendar date, held as YYYY-MM-DD. */
export function DateField({
  value,
  hint,
  required,
  disabled,
  onLeave,
  onChange,
  onUnread: _,
  ...props
}: DateFieldProps) {
  return (
    <TextInput
      {...props}
      type="date"
      value={value ?? ''}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required ?? false}
      aria-required={required}
      disabled={disabled ?? false}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      onBlur={onLeave}
    />
  );
}
