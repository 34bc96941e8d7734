import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';

const everyMs = 15_000;

/** Whether a service is online, asked of its router again and again while somebody looks. */
export function useServiceSessions(subscriptionId: string) {
  const may = useMay();
  return useQuery({
    ...api.mikrotik.sessions.ofSubscription.queryOptions({ input: { subscriptionId } }),
    enabled: may('network.read'),
    staleTime: everyMs / 2,
    refetchInterval: everyMs,
    retry: false,
  });
}
