import { api } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import type { Subscription } from '#contract/core.ts';
import { Happenings } from '../timeline/Happenings.tsx';
import { useNames } from '../timeline/use-names.ts';

/** Everything that happened to the customer and to their services, told. */
export function CustomerTimeline({ id, services }: { id: string; services: readonly Subscription[] }) {
  const names = useNames(services);
  const list = useKeysetList(
    api.core.customers.timeline.infiniteOptions({
      input: (cursor: string | null) => ({ id, cursor, limit: 30 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  return <Happenings label="What happened" list={list} names={names} />;
}
