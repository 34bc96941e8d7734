import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { SelectField } from '#ui/fields/SelectField.tsx';
import type { FieldBinding } from '#ui/form/field.ts';

/** One customer, found by name or code as one types. */
export function CustomerField(binding: FieldBinding<string | null>) {
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    ...api.core.customers.list.queryOptions({ input: { search: search.split(' · ')[0] ?? '', limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  const choices = (data?.items ?? []).map(({ id, name, code, phone }) => ({
    value: id,
    label: `${name} · ${code}`,
    note: phone,
  }));
  return (
    <SelectField
      {...binding}
      label="Customer"
      choices={choices}
      onSearch={setSearch}
      placeholder="Name or code"
      required
    />
  );
}
