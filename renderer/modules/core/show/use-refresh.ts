import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '#app/client.ts';

/** After one's own act: everything that shows it is asked again at once, without waiting for the live stream. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: api.core.key() });
    void queries.invalidateQueries({ queryKey: api.mikrotik.key() });
    void queries.invalidateQueries({ queryKey: api.billing.balances.key() });
  }, [queries]);
}
