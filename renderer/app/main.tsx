import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { codeOf } from './client.ts';
import { Gate } from './Gate.tsx';
import { sessionQuery } from './session.ts';

const queries: QueryClient = new QueryClient({
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

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Gate />
    </QueryClientProvider>
  </StrictMode>,
);
