import { Switch } from '@mantine/core';
import type { FieldProps } from '../form/field.ts';

export function SwitchField({
  value,
  hint,
  disabled,
  required: _required,
  placeholder: _placeholder,
  onLeave,
  onChange,
  onUnread: _,
  ...props
}: FieldProps<boolean>) {
  return (
    <Switch
      {...props}
      className="switchField"
      checked={value}
      description={hint}
      disabled={disabled ?? false}
      onChange={(event) => onChange(event.currentTarget.checked)}
      onBlur={onLeave}
    />
  );
}
