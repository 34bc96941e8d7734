import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { tellProblem } from '#ui/toast.ts';

type Said = Omit<Parameters<typeof client.mikrotik.takeovers.decide>[0], 'id' | 'rowIds'>;

/** Says something about rows of a takeover; what the screens show of it is asked again. */
export function useDecide(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: api.mikrotik.takeovers.key() });
  const during = async (call: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await call();
    } catch (error) {
      const { message, reference } = refusalOf(error);
      tellProblem(message, reference === undefined ? {} : { reference });
    }
    await refresh();
    setBusy(false);
  };
  return {
    busy,
    during,
    decide: (rowIds: readonly string[], said: Said) =>
      during(() => client.mikrotik.takeovers.decide({ id, rowIds: [...rowIds], ...said })),
  };
}
