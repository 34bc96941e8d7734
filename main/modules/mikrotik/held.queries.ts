import type { HeldBatch } from '#contract/mikrotik.ts';
import type { Platform } from '#platform/platform.ts';
import { heldByOf } from './sync/held-reason.ts';

const MOST = 50;

/** Batches of which something was stopped and waits for a person; a router in dry run only shows its plans. */
export async function readHeld({ store: { db } }: Platform): Promise<HeldBatch[]> {
  const rows = await db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .select((eb) => [
      'job.batchId',
      'job.heldReason',
      'job.requestedBy',
      'device.name as deviceName',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('job.createdAt').as('wantedAt'),
    ])
    .where('job.state', '=', 'planned')
    .where('job.heldReason', 'is not', null)
    .where('device.stage', '<>', 'dry_run')
    .groupBy(['job.batchId', 'job.heldReason', 'job.requestedBy', 'device.name'])
    .orderBy('deviceName')
    .execute();
  const batches = new Map<string, HeldBatch>();
  for (const { batchId, heldReason, requestedBy, deviceName, count, wantedAt } of rows) {
    const by = heldByOf(heldReason ?? '');
    const key = `${batchId} ${by}`;
    const known = batches.get(key) ?? { batchId, by, count: 0, routers: [], requestedBy, wantedAt };
    batches.set(key, {
      ...known,
      count: known.count + Number(count),
      routers: [...new Set([...known.routers, deviceName])],
      wantedAt: known.wantedAt < wantedAt ? known.wantedAt : wantedAt,
    });
  }
  return [...batches.values()].sort((a, b) => b.count - a.count || (a.wantedAt < b.wantedAt ? -1 : 1)).slice(0, MOST);
}
