import { TextInput } from '@mantine/core';
import { Check, Copy, Dices, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../copy-text.ts';
import type { FieldProps } from '../form/field.ts';
import { IconButton } from '../IconButton.tsx';
import { generatePassword } from './generate-password.ts';

interface PasswordFieldProps extends FieldProps<string> {
  /** Offers to make one: for a PPPoE account, not for a person's own. */
  generate?: boolean;
  autoComplete?: 'new-password' | 'current-password' | 'off';
}

export function PasswordField({
  value,
  generate = false,
  autoComplete = 'off',
  hint,
  required,
  disabled,
  onLeave,
  onChange,
  onUnread: _,
  ...props
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [copied, setCopied] = useState(false);
  const make = () => {
    onChange(generatePassword());
    setShown(true);
  };
  const copy = async () => {
    setCopied(await copyText(value));
  };
  return (
    <TextInput
      {...props}
      type={shown ? 'text' : 'password'}
      value={value}
      autoComplete={autoComplete}
      spellCheck={false}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required ?? false}
      aria-required={required}
      disabled={disabled ?? false}
      data-mono={shown || undefined}
      rightSectionWidth={generate ? 84 : 28}
      rightSection={
        <span className="inputTools">
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? 'Hide the password' : 'Show the password'}
            onClick={() => setShown(!shown)}
          />
          {generate && (
            <IconButton icon={copied ? Check : Copy} label="Copy the password" disabled={value === ''} onClick={copy} />
          )}
          {generate && (
            <IconButton icon={Dices} label="Make a new password" disabled={disabled ?? false} onClick={make} />
          )}
        </span>
      }
      onChange={(event) => {
        setCopied(false);
        onChange(event.currentTarget.value);
      }}
      onBlur={onLeave}
    />
  );
}
