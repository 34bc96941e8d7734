import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';

const everyMs = 15_000;
/** Somebody waits for it to come back. */
const whileOfflineMs = 5_000;

/** Whether a service is online, asked of its router again and again while somebody looks. */
export function useServiceSessions(subscriptionId: string) {
  const may = useMay();
  return useQuery({
    ...api.mikrotik.sessions.ofSubscription.queryOptions({ input: { subscriptionId } }),
    enabled: may('network.read'),
    staleTime: whileOfflineMs,
    refetchInterval: ({ state: { data } }) => (data?.standing === 'offline' ? whileOfflineMs : everyMs),
    retry: false,
  });
}
