import type { NewDevice } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { holdSector } from '../sectors/hold-sector.ts';
import { againAfterRace } from '../unique-race.ts';
import { sealDevicePassword } from './device-password.ts';
import { healthCheckOf, normalizeFingerprint, refuseTaken, refuseUnpinned, usualWay } from './device-rules.ts';

/** What no poll has read yet. */
const unread = {
  routerosVersion: null,
  board: null,
  identity: null,
  health: 'unknown',
  healthSince: null,
  lastSeenAt: null,
  lastCheckedAt: null,
  lastError: null,
  latencyMs: null,
  cpuPercent: null,
  memoryPercent: null,
  uptimeSeconds: null,
  sessionCount: null,
} as const;

/** Adds a device. It begins as dry run: plans are made, nothing is ever written to it. */
export async function createDevice(platform: Platform, actor: Actor, input: NewDevice): Promise<{ id: Id }> {
  const { password, ...given } = input;
  const fields = {
    ...given,
    ...usualWay(input),
    tlsFingerprint: normalizeFingerprint(input.tlsFingerprint),
    healthCheck: healthCheckOf(input),
  };
  refuseUnpinned(fields);
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const id = tx.newId();
      await refuseTaken(tx, { id, ...fields });
      if (fields.sectorId !== null) await holdSector(platform, tx, fields.sectorId, 'sectorId');
      const tlsTrustedAt = fields.tlsFingerprint === null ? null : tx.now;
      const row = {
        id,
        ...fields,
        tlsTrustedAt,
        stage: 'dry_run' as const,
        maintenanceSince: null,
        maintenanceUntil: null,
        maintenanceReason: null,
        createdAt: tx.now,
        archivedAt: null,
      };
      const passwordSealed = password === '' ? null : sealDevicePassword(platform, id, password);
      await tx.db
        .insertInto('device')
        .values({ ...row, ...unread, passwordSealed })
        .execute();
      tx.audit({ event: 'device.created', model: 'device', recordId: id, after: row });
      tx.emit('device.changed', { deviceId: id });
      return { id };
    }),
  );
}
