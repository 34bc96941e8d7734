import { type OptionsFilter, Select } from '@mantine/core';
import type { FieldProps } from '../form/field.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Quiet, behind the label: a price, an address. */
  readonly note?: string;
  readonly disabled?: boolean;
}

interface SelectFieldProps extends FieldProps<string | null> {
  choices: readonly Choice[];
  /** For choices that live on the server: called with what is typed; what it found is not sifted again. */
  onSearch?: (query: string) => void;
  clearable?: boolean;
}

const asFound: OptionsFilter = ({ options }) => options;

/** One of several, found by typing. Its list opens by a click, an arrow or the first letter, never by the focus alone. */
export function SelectField({
  choices,
  onSearch,
  clearable,
  hint,
  required,
  disabled,
  onLeave,
  onUnread: _,
  ...props
}: SelectFieldProps) {
  const notes = new Map(choices.map((choice) => [choice.value, choice.note]));
  return (
    <Select
      {...props}
      data-field={props.name}
      data={choices.map(({ value, label, disabled: closed }) => ({ value, label, disabled: closed ?? false }))}
      renderOption={({ option }) => (
        <span className="option">
          <span>{option.label}</span>
          <span className="optionNote">{notes.get(option.value)}</span>
        </span>
      )}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required ?? false}
      aria-required={required}
      disabled={disabled ?? false}
      clearable={clearable ?? !required}
      searchable
      openOnFocus={false}
      {...(onSearch === undefined ? {} : { filter: asFound })}
      selectFirstOptionOnChange
      nothingFoundMessage="Nothing is called so"
      onSearchChange={onSearch}
      onBlur={onLeave}
    />
  );
}
