import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { api } from '#app/client.ts';
import type { Customer } from '#contract/core.ts';
import type { FieldBinding } from '#ui/form/field.ts';

const restMs = 160;
const offered = 12;

/** Who paid: found by name, code, phone, MAC or any other name that the list of customers knows. */
export function CustomerField({ name, value, error, onChange, onLeave }: FieldBinding<string | null>) {
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [search] = useDebouncedValue(text, restMs);
  const chosen = useQuery(api.core.customers.get.queryOptions({ input: value === null ? skipToken : { id: value } }));
  const found = useQuery({
    ...api.core.customers.list.queryOptions({ input: { search, limit: offered } }),
    placeholderData: keepPreviousData,
  });
  const isBehind = search !== text || found.isPlaceholderData;
  // The choices come after the typing, so the list itself has none marked: Enter takes the first, and never sends the form.
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || !opened || event.ctrlKey || event.metaKey) return;
    if (event.currentTarget.hasAttribute('aria-activedescendant')) return;
    event.preventDefault();
    const first = found.data?.items[0];
    if (isBehind || first === undefined) return;
    onChange(first.id);
    setOpened(false);
  };
  const customers = new Map((found.data?.items ?? []).map((customer) => [customer.id, customer]));
  if (value !== null && chosen.data !== undefined) customers.set(chosen.data.id, chosen.data);
  return (
    <Select
      name={name}
      label="Customer"
      placeholder="Name, code, phone, MAC, IP"
      aria-required
      withAsterisk
      data={[...customers.values()].map(({ id, name: label }) => ({ value: id, label }))}
      // The back office has searched, by more than the name: what it found is not sifted again.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const customer = customers.get(option.value);
        return (
          <span className="option">
            <span>{option.label}</span>
            <span className="optionNote">{customer && detailOf(customer)}</span>
          </span>
        );
      }}
      searchable
      openOnFocus={false}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onKeyDown={takeFirst}
      nothingFoundMessage={isBehind ? 'Looking…' : 'Nobody is called so'}
      error={error ?? found.error?.message}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={value}
      onChange={onChange}
      onSearchChange={(next) => setText(next === chosen.data?.name ? '' : next)}
      onBlur={onLeave}
    />
  );
}

const detailOf = ({ code, phone }: Customer) => (phone === '' ? code : `${code} · ${phone}`);
