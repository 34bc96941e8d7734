import { MutationCache, QueryClient } from '@tanstack/react-query';
import { codeOf } from './client.ts';
import { sessionQuery } from './session.ts';

/** Everything that this window has been answered. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The live stream says what is old; nothing is asked again by itself.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Inputs may hold amounts, which JSON cannot spell.
      queryKeyHashFn: (key) => JSON.stringify(key, (_name, value) => (typeof value === 'bigint' ? `${value}n` : value)),
      retry: (failures, error) => codeOf(error) === undefined && failures < 2,
    },
  },
  mutationCache: new MutationCache({
    onError: (error) => {
      if (codeOf(error) === 'UNAUTHENTICATED') void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  }),
});
