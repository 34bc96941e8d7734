import { sql } from 'kysely';
import type { RouterTile } from '#contract/mikrotik.ts';
import { addMs } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import { isInMaintenance, needsDecision } from '#modules/core/index.ts';
import type { Platform } from '#platform/platform.ts';

const SPARKLINE_MS = 3_600_000;

type Counts = Pick<RouterTile, 'drifted' | 'waiting' | 'toApprove' | 'failed'>;

const none: Counts = { drifted: 0, waiting: 0, toApprove: 0, failed: 0 };

async function countDrifted({ store: { db } }: Platform): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom('subscription')
    .select((eb) => ['deviceId', eb.fn.countAll<number>().as('count')])
    .where(needsDecision)
    .where('deviceId', 'is not', null)
    .groupBy('deviceId')
    .execute();
  return new Map(rows.flatMap(({ deviceId, count }) => (deviceId === null ? [] : [[deviceId, count] as const])));
}

/** Changes by what they wait for: the router, a person's approval, a retry. */
async function countChanges({ store: { db } }: Platform): Promise<Map<Id, Omit<Counts, 'drifted'>>> {
  const { rows } = await sql<{ deviceId: Id; state: string; count: number }>`
    select device_id, state, count(*) as count from provisioning_job job
    where state in ('queued', 'approved', 'applying', 'planned')
      or (state = 'failed' and not exists (select 1 from provisioning_job later
        where later.subscription_id = job.subscription_id and later.device_id = job.device_id and later.seq > job.seq))
    group by device_id, state`.execute(db);
  const counts = new Map<Id, Omit<Counts, 'drifted'>>();
  for (const { deviceId, state, count } of rows) {
    const known = counts.get(deviceId) ?? none;
    const field = state === 'planned' ? 'toApprove' : state === 'failed' ? 'failed' : 'waiting';
    counts.set(deviceId, { ...known, [field]: known[field] + count });
  }
  return counts;
}

async function readLatencies({ store: { db }, clock }: Platform): Promise<Map<Id, (number | null)[]>> {
  const samples = await db
    .selectFrom('deviceHealthSample')
    .select(['deviceId', 'latencyMs'])
    .where('at', '>=', addMs(clock.now(), -SPARKLINE_MS))
    .orderBy('at')
    .execute();
  const latencies = new Map<Id, (number | null)[]>();
  for (const { deviceId, latencyMs } of samples) {
    const known = latencies.get(deviceId) ?? [];
    latencies.set(deviceId, known);
    known.push(latencyMs);
  }
  return latencies;
}

/** Every router in use as a tile, by name. On a router in dry run nothing waits for an approval: plans are only shown. */
export async function readRouterTiles(platform: Platform): Promise<RouterTile[]> {
  const devices = await platform.store.db
    .selectFrom('device')
    .select([
      'id',
      'name',
      'stage',
      'health',
      'healthSince as since',
      'latencyMs',
      'cpuPercent',
      'sessionCount',
      'lastError',
      'maintenanceSince',
      'maintenanceUntil',
    ])
    .where('kind', '=', 'mikrotik')
    .where('archivedAt', 'is', null)
    .orderBy(sql`lower(name)`)
    .execute();
  const [drifted, changes, latencies] = await Promise.all([
    countDrifted(platform),
    countChanges(platform),
    readLatencies(platform),
  ]);
  const now = platform.clock.now();
  return devices.map(({ maintenanceSince, maintenanceUntil, ...device }) => {
    const inMaintenance = isInMaintenance({ maintenanceSince, maintenanceUntil }, now);
    const counts = { ...none, ...changes.get(device.id), drifted: drifted.get(device.id) ?? 0 };
    const toApprove = device.stage === 'dry_run' ? 0 : counts.toApprove;
    return { ...device, ...counts, toApprove, inMaintenance, latencies: latencies.get(device.id) ?? [] };
  });
}
