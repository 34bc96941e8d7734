import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, client } from '#app/client.ts';
import type { Standing } from '#contract/billing.ts';

type Ids = readonly string[];

/** How customers stand, page by page of a list, so that a further page asks only for its own. */
export function useStandings(pages: readonly { readonly items: readonly { readonly id: string }[] }[]) {
  const combine = useCallback(
    (results: readonly { readonly data: readonly Standing[] | undefined }[]) =>
      new Map(results.flatMap(({ data }) => data ?? []).map((standing) => [standing.customerId, standing])),
    [],
  );
  return useQueries({
    queries: pages
      .filter(({ items }) => items.length > 0)
      .map(({ items }) => api.billing.balances.of.queryOptions({ input: { customerIds: items.map(({ id }) => id) } })),
    combine,
  });
}

/** The same, once, for an export. */
export async function readStandings(customerIds: Ids): Promise<ReadonlyMap<string, Standing>> {
  if (customerIds.length === 0) return new Map();
  const standings = await client.billing.balances.of({ customerIds: [...customerIds] });
  return new Map(standings.map((standing) => [standing.customerId, standing]));
}
