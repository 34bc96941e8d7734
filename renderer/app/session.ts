import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Permission } from '#contract/permissions.ts';
import type { Me } from '#contract/platform.ts';
import { api } from './client.ts';

export const sessionQuery = queryOptions({
  ...api.platform.session.state.queryOptions(),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; only below the gate, where someone is. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data.me === null) throw new Error('Nobody is signed in here');
  return data.me;
}

export function useCompany(): { name: string; currency: string; timeZone: string } {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data.company === null) throw new Error('There is no company yet');
  return data.company;
}

/** Whether to offer something; the server decides for itself. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** After signing in or out: nothing that was known to another person stays. */
export function useSessionChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey !== sessionQuery.queryKey });
    await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
  };
}
