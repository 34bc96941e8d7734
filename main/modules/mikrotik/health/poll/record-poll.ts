import type { Instant } from '#kernel/clock.ts';
import { isInMaintenance, recordDeviceHealth } from '#modules/core/index.ts';
import { systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform, settingsOf } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import type { Device } from '../../router/device-access.ts';
import { enqueueSync } from '../../router-jobs.ts';
import { type Before, conditionsOf, happeningsOf, hasRebooted, type PolledReading } from '../alerts/conditions.ts';
import { recordAlerts } from '../alerts/record-alerts.ts';
import type { InterfaceReading } from '../interfaces/read-interfaces.ts';
import { recordInterfaces } from '../interfaces/record-interfaces.ts';

export type PollResult =
  | {
      readonly reading: PolledReading & { readonly interfaces?: readonly InterfaceReading[] };
      readonly countedAt: Instant;
    }
  | { readonly error: Error };

const QUARTER_HOUR_MS = 15 * 60_000;

async function recordSample(tx: WriteTx, deviceId: string, reading: PolledReading | undefined): Promise<void> {
  await tx.db
    .insertInto('deviceHealthSample')
    .values({
      at: tx.now,
      deviceId,
      latencyMs: reading?.latencyMs ?? null,
      cpuPercent: reading?.cpuPercent ?? null,
      memoryPercent: reading?.memoryPercent ?? null,
      sessionCount: reading?.sessionCount ?? null,
    })
    .onConflict((on) => on.columns(['at', 'deviceId']).doNothing())
    .execute();
}

async function recordHealth(tx: WriteTx, deviceId: string, result: PollResult) {
  const checkedAt = tx.now;
  if ('error' in result) {
    const error = result.error.message;
    return await recordDeviceHealth(tx, deviceId, { state: 'down', checkedAt, error, latencyMs: null });
  }
  const { latencyMs, cpuPercent, memoryPercent, uptimeSeconds, sessionCount, version, board, identity } =
    result.reading;
  const read = { latencyMs, cpuPercent, memoryPercent, uptimeSeconds, sessionCount, version, board, identity };
  return await recordDeviceHealth(tx, deviceId, { state: 'up', checkedAt, error: null, ...read });
}

/** The links of a router as they are now; of one that did not answer nothing is known. */
async function recordLinks(tx: WriteTx, deviceId: string, before: Before, result: PollResult, pollSeconds: number) {
  if ('error' in result || result.reading.interfaces === undefined) return [];
  const { reading, countedAt } = result;
  return await recordInterfaces(tx, {
    deviceId,
    readings: result.reading.interfaces,
    countedAt,
    rebooted: hasRebooted(before, reading.uptimeSeconds, tx.now),
    longestMs: Math.max(QUARTER_HOUR_MS, 3 * pollSeconds * 1_000),
  });
}

/** One poll, in one transaction: the device's state, a sample, its links, its alerts. */
export async function recordPoll(platform: Platform, { id }: Device, result: PollResult): Promise<void> {
  const settings = await settingsOf(platform);
  await inTransaction(platform, systemActor('mikrotik', platform.newId()), async (tx) => {
    const before = await recordHealth(tx, id, result);
    const reading = 'error' in result ? undefined : result.reading;
    await recordSample(tx, id, reading);
    const links = await recordLinks(tx, id, before, result, settings['network.pollSeconds']);
    await recordAlerts(tx, id, {
      answers: reading !== undefined,
      answeredBefore: before.health === 'unknown' ? undefined : before.health === 'up',
      conditions: conditionsOf(result, links, settings),
      happenings: reading === undefined ? [] : happeningsOf(before, reading, tx.now),
      isMuted: isInMaintenance(before, tx.now),
      rules: { clearAfter: settings['alerts.clearAfter'], flapTurns: settings['alerts.flapTurns'] },
    });
    // What waits for a router need not wait for its next attempt once it answers again.
    if (before.health === 'down' && reading !== undefined && before.kind === 'mikrotik') await enqueueSync(tx, id);
  });
}
