import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { FilterOption } from '#ui/FilterBar.tsx';

const limit = 500;
const none: readonly never[] = [];

/** Every sector in use, by name. */
export function useSectors() {
  const { data } = useQuery(api.core.sectors.list.queryOptions({ input: { limit } }));
  return data?.items ?? none;
}

/** Every plan, by name; also those that are not sold any more, since services are still on them. */
export function usePlans() {
  const { data } = useQuery(api.core.plans.list.queryOptions({ input: { limit } }));
  return data?.items ?? none;
}

/** Every device, by name; none for a role that may not look at the network. */
export function useDevices() {
  const may = useMay();
  const { data } = useQuery({
    ...api.core.devices.list.queryOptions({ input: { limit } }),
    enabled: may('network.read'),
  });
  return data?.items ?? none;
}

export const optionsOf = (records: readonly { readonly id: string; readonly name: string }[]): FilterOption[] =>
  records.map(({ id, name }) => ({ value: id, label: name }));
