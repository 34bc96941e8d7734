import { type SelectQueryBuilder, sql } from 'kysely';
import type { Device, DeviceQuery } from '#contract/core.ts';
import type { DeviceTable } from '#db/schema/core.ts';
import type { Database } from '#db/schema.ts';
import type { Instant } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { keysetPage } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { listed } from '../listed.ts';
import { matches } from '../search-text.ts';
import { needsDecision } from '../subscriptions/network-disagreement.ts';
import { isInMaintenance } from './maintenance.ts';

type Db = Platform['store']['db'];
type DeviceRow = DeviceTable & { sectorName: string | null };

const withSector = (query: SelectQueryBuilder<Database, 'device', object>) =>
  query.leftJoin('sector', 'sector.id', 'device.sectorId').selectAll('device').select('sector.name as sectorName');

interface Load {
  readonly serviceCount: number;
  readonly driftedCount: number;
}

async function loads(db: Db, deviceIds: readonly Id[]): Promise<ReadonlyMap<Id, Load>> {
  const load = new Map<Id, Load>();
  if (deviceIds.length === 0) return load;
  const counts = db
    .selectFrom('subscription')
    .select((eb) => ['deviceId', eb.fn.countAll<number>().as('count')])
    .where('deviceId', 'in', deviceIds)
    .where('state', '<>', 'terminated')
    .groupBy('deviceId');
  const drifted = new Map((await counts.where(needsDecision).execute()).map((row) => [row.deviceId, row.count]));
  for (const { deviceId, count } of await counts.execute()) {
    if (deviceId === null) continue;
    load.set(deviceId, { serviceCount: count, driftedCount: drifted.get(deviceId) ?? 0 });
  }
  return load;
}

const maintenanceOf = (row: DeviceRow, now: Instant): Device['maintenance'] =>
  row.maintenanceSince !== null && isInMaintenance(row, now)
    ? { since: row.maintenanceSince, until: row.maintenanceUntil, reason: row.maintenanceReason ?? '' }
    : null;

function asDevice(row: DeviceRow, load: Load, now: Instant): Device {
  const { id, name, kind, sectorId, sectorName, host, port, transport, security, apiUser, encoding } = row;
  const { tlsFingerprint, tlsTrustedAt } = row;
  const { stage, pppoeSuspendMode, pppoeLocalAddress, pppoePool, dhcpServer, notes, createdAt, archivedAt } = row;
  const { routerosVersion, board, identity, readBackMinutes, healthCheck } = row;
  return {
    ...{ id, name, kind, sectorId, sectorName, host, port, transport, security, apiUser, encoding },
    ...{ tlsFingerprint, tlsTrustedAt },
    ...{ stage, pppoeSuspendMode, pppoeLocalAddress, pppoePool, dhcpServer, notes, createdAt, archivedAt },
    ...{ routerosVersion, board, identity, readBackMinutes, healthCheck },
    ...load,
    maintenance: maintenanceOf(row, now),
    hasPassword: row.passwordSealed !== null,
    health: {
      state: row.health,
      since: row.healthSince,
      lastSeenAt: row.lastSeenAt,
      lastCheckedAt: row.lastCheckedAt,
      lastError: row.lastError,
      latencyMs: row.latencyMs,
      cpuPercent: row.cpuPercent,
      memoryPercent: row.memoryPercent,
      uptimeSeconds: row.uptimeSeconds,
      sessionCount: row.sessionCount,
    },
  };
}

async function asDevices({ store: { db }, clock }: Platform, rows: readonly DeviceRow[]): Promise<Device[]> {
  const load = await loads(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => asDevice(row, load.get(row.id) ?? { serviceCount: 0, driftedCount: 0 }, clock.now()));
}

const sortedBy = {
  name: sql<string>`lower(device.name)`,
  host: sql<string>`device.host`,
  createdAt: sql<string>`device.created_at`,
};

/** A router is also known by what it calls itself. */
export const deviceText = sql<string>`lower(device.name || ' ' || device.host || ' ' || coalesce(device.identity, ''))`;

export async function listDevices(platform: Platform, input: DeviceQuery) {
  const { db } = platform.store;
  const { health, stage, sectorId, search } = input;
  let filtered = db.selectFrom('device').where('device.archivedAt', input.archived ? 'is not' : 'is', null);
  if (health !== undefined) filtered = filtered.where('device.health', '=', health);
  if (stage !== undefined) filtered = filtered.where('device.stage', '=', stage);
  if (sectorId !== undefined) filtered = filtered.where('device.sectorId', '=', sectorId);
  if (search.trim() !== '') filtered = filtered.where(matches(deviceText, search));
  const { items, ...page } = await listed(
    input.cursor,
    keysetPage(
      withSector(filtered),
      { by: sortedBy[input.sort.by], id: sql<string>`device.id` },
      { ...input, direction: input.sort.direction },
    ),
    () => filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  );
  return { ...page, items: await asDevices(platform, items) };
}

export async function getDevice(platform: Platform, id: Id): Promise<Device> {
  const { db } = platform.store;
  const rows = await withSector(db.selectFrom('device').where('device.id', '=', id)).execute();
  const [device] = await asDevices(platform, rows);
  if (device === undefined) throw notFound('device');
  return device;
}
