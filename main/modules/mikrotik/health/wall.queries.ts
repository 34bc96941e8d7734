import { sql } from 'kysely';
import type { AlertKind, WallTile } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import { isInMaintenance } from '#modules/core/index.ts';
import type { Platform } from '#platform/platform.ts';

async function openKinds({ store: { db } }: Platform): Promise<Map<Id, AlertKind[]>> {
  const rows = await db
    .selectFrom('deviceAlert')
    .select(['deviceId', 'kind'])
    .where('clearedAt', 'is', null)
    .orderBy('raisedAt')
    .execute();
  const kinds = new Map<Id, AlertKind[]>();
  for (const { deviceId, kind } of rows) kinds.set(deviceId, [...(kinds.get(deviceId) ?? []), kind]);
  return kinds;
}

/** Every device in use, by sector and name. */
export async function readWall(platform: Platform): Promise<WallTile[]> {
  const devices = await platform.store.db
    .selectFrom('device')
    .leftJoin('sector', 'sector.id', 'device.sectorId')
    .select(['device.id', 'device.name', 'device.kind', 'device.sectorId', 'sector.name as sectorName'])
    .select(['device.healthCheck', 'device.health', 'device.healthSince as since', 'device.latencyMs'])
    .select(['device.sessionCount', 'device.lastError', 'device.maintenanceSince', 'device.maintenanceUntil'])
    .where('device.archivedAt', 'is', null)
    .orderBy(sql`lower(sector.name)`)
    .orderBy(sql`lower(device.name)`)
    .execute();
  const alerts = await openKinds(platform);
  const now = platform.clock.now();
  return devices.map(({ healthCheck, maintenanceSince, maintenanceUntil, ...device }) => ({
    ...device,
    check: device.kind === 'mikrotik' ? 'api' : healthCheck,
    inMaintenance: isInMaintenance({ maintenanceSince, maintenanceUntil }, now),
    alerts: alerts.get(device.id) ?? [],
  }));
}
