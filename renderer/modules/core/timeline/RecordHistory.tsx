import { api } from '#app/client.ts';
import { useKeysetList } from '#app/keyset-list.ts';
import { Happenings } from './Happenings.tsx';
import { useNames } from './use-names.ts';

interface RecordHistoryProps {
  model: 'subscription' | 'device' | 'sector' | 'service_plan';
  id: string;
  /** What the record is called in its own history. */
  code?: string;
}

/** What happened to one record. */
export function RecordHistory({ model, id, code }: RecordHistoryProps) {
  const names = useNames();
  const list = useKeysetList(
    api.platform.history.of.infiniteOptions({
      input: (cursor: string | null) => ({ model, recordId: id, cursor, limit: 30 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  const all = code === undefined ? names : new Map([...names, [id, code]]);
  return <Happenings label="History" list={list} names={all} />;
}
