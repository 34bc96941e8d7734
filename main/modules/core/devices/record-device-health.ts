import type { DeviceTable } from '#db/schema/core.ts';
import type { Instant } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';

export interface DeviceHealth {
  readonly state: 'up' | 'down';
  readonly checkedAt: Instant;
  readonly error?: string | null;
  readonly latencyMs?: number | null;
  readonly cpuPercent?: number | null;
  readonly memoryPercent?: number | null;
  readonly uptimeSeconds?: number | null;
  readonly sessionCount?: number | null;
  readonly version?: string | null;
  readonly board?: string | null;
  readonly identity?: string | null;
}

/** What of a device a screen shows as words; its figures change with every poll, and screens ask for them by themselves. */
const shown = ['lastError', 'routerosVersion', 'board', 'identity'] as const;

/**
 * What the poll read: only the given fields change. Only a change between up and down is audited, and only what is told in
 * words refreshes screens. Answers the device as it was before.
 */
export async function recordDeviceHealth(tx: WriteTx, deviceId: Id, health: DeviceHealth): Promise<DeviceTable> {
  const before = await tx.db.selectFrom('device').selectAll().where('id', '=', deviceId).executeTakeFirst();
  if (before === undefined) throw notFound('device');
  const turned = before.health !== health.state;
  const after = await tx.db
    .updateTable('device')
    .set({
      health: health.state,
      healthSince: turned ? health.checkedAt : before.healthSince,
      lastCheckedAt: health.checkedAt,
      lastSeenAt: health.state === 'up' ? health.checkedAt : undefined,
      lastError: health.state === 'up' ? (health.error ?? null) : health.error,
      latencyMs: health.latencyMs,
      cpuPercent: health.cpuPercent,
      memoryPercent: health.memoryPercent,
      uptimeSeconds: health.uptimeSeconds,
      sessionCount: health.sessionCount,
      routerosVersion: health.version,
      board: health.board,
      identity: health.identity,
    })
    .where('id', '=', deviceId)
    .returning(shown)
    .executeTakeFirstOrThrow();
  if (turned || shown.some((field) => after[field] !== before[field])) tx.touch('device', deviceId);
  if (!turned) return before;
  tx.audit({
    event: health.state === 'up' ? 'device.came_up' : 'device.went_down',
    model: 'device',
    recordId: deviceId,
    before: { health: before.health, healthSince: before.healthSince },
    after: { health: health.state, healthSince: health.checkedAt, lastError: health.error ?? null },
    why: health.error ?? undefined,
  });
  return before;
}
