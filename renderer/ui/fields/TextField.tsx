import { TextInput } from '@mantine/core';
import type { FieldProps } from '../form/field.ts';

interface TextFieldProps extends FieldProps<string> {
  mono?: boolean;
  type?: 'text' | 'email' | 'url';
  maxLength?: number;
}

export function TextField({
  hint,
  required,
  disabled,
  onLeave,
  onChange,
  onUnread: _,
  mono,
  ...props
}: TextFieldProps) {
  return (
    <TextInput
      {...props}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required ?? false}
      aria-required={required}
      disabled={disabled ?? false}
      data-mono={mono || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}
