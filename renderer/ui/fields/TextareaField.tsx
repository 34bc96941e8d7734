import { Textarea } from '@mantine/core';
import type { FieldProps } from '../form/field.ts';

interface TextareaFieldProps extends FieldProps<string> {
  maxLength?: number;
}

export function TextareaField({
  hint,
  required,
  disabled,
  onLeave,
  onChange,
  onUnread: _,
  ...props
}: TextareaFieldProps) {
  return (
    <Textarea
      {...props}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required ?? false}
      aria-required={required}
      disabled={disabled ?? false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}
