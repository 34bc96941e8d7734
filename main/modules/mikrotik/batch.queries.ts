import type { ChangeBatch } from '#contract/mikrotik.ts';
import { notFound } from '#kernel/errors.ts';
import type { Platform } from '#platform/platform.ts';
import { leftAlone } from './undo-change.ts';
import { readUndoable } from './undoable.queries.ts';

function counted<K>(keys: readonly K[]): [K, number][] {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts];
}

/** What one act or run wanted of routers, in numbers. */
export async function readBatch({ store: { db } }: Platform, batchId: string): Promise<ChangeBatch> {
  const jobs = await db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .select(['job.state', 'job.effect', 'job.requestedBy', 'job.createdAt', 'device.name as deviceName'])
    .where('job.batchId', '=', batchId)
    .orderBy('job.seq')
    .execute();
  const [first] = jobs;
  if (first === undefined) throw notFound('batch');
  const undoable = await readUndoable(db, { batchId });
  return {
    batchId,
    count: jobs.length,
    wantedAt: first.createdAt,
    requestedBy: first.requestedBy,
    routers: [...new Set(jobs.map(({ deviceName }) => deviceName))],
    states: counted(jobs.map(({ state }) => state)).map(([state, count]) => ({ state, count })),
    effects: counted(jobs.flatMap(({ effect }) => (effect === null ? [] : [effect]))).map(([effect, count]) => ({
      effect,
      count,
    })),
    undoable: undoable.filter(({ whyNot }) => whyNot === null).length,
    left: leftAlone(undoable),
  };
}
