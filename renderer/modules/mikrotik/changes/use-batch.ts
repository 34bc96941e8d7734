import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { isUnderWay } from './batch-words.ts';

/** The live stream tells of each change; this is for what was lost on the way, and for what was read before it was told. */
const whileMovingMs = 2_000;

/** What was wanted together, in numbers, watched while it is written. */
export const useBatch = (batchId: string) =>
  useQuery({
    ...api.mikrotik.changes.batch.queryOptions({ input: { batchId } }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data) ? whileMovingMs : false),
  });
