import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldProps } from '../form/field.ts';
import type { Parsed } from '../parse/parsed.ts';
import { useParsedText } from './use-parsed-text.ts';

interface ParsedFieldProps<T> extends FieldProps<T | null> {
  parse: (text: string) => Parsed<T>;
  format: (value: T) => string;
  mono?: boolean;
  inputMode?: 'decimal' | 'numeric' | 'tel' | 'text';
  leftSection?: ReactNode;
  rightSection?: ReactNode;
  leftSectionWidth?: number;
  rightSectionWidth?: number | '' | undefined;
  alignEnd?: boolean;
}

/** The text input beneath every field that understands what is typed into it. */
export function ParsedField<T>({
  parse,
  format,
  mono,
  alignEnd,
  hint,
  label,
  name,
  required,
  disabled,
  placeholder,
  error,
  inputMode,
  leftSection,
  rightSection,
  leftSectionWidth,
  rightSectionWidth,
  ...binding
}: ParsedFieldProps<T>) {
  const input = useParsedText(binding, { parse, format });
  return (
    <TextInput
      {...input}
      name={name}
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={error}
      withAsterisk={required ?? false}
      aria-required={required}
      disabled={disabled ?? false}
      placeholder={placeholder}
      inputMode={inputMode}
      leftSection={leftSection}
      rightSection={rightSection}
      leftSectionWidth={leftSectionWidth}
      rightSectionWidth={rightSectionWidth || undefined}
      spellCheck={false}
      data-mono={mono || undefined}
      data-align={alignEnd ? 'end' : undefined}
    />
  );
}
