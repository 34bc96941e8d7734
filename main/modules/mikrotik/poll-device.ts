import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { addMs } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import { type DeviceHealth, recordDeviceHealth } from '#modules/core/index.ts';
import { systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { durationSeconds } from './plan/canonical.ts';
import { dropUnshared, withRouter } from './router/connections.ts';
import { type Device, findRouter } from './router/device-access.ts';
import { pollRefusal } from './router/refusal-sentences.ts';
import { enqueueSync } from './router-jobs.ts';
import { RouterError, type RouterTransport } from './transport/router-transport.ts';

const DEADLINE_MS = 10_000;
const KEPT_MS = 48 * 3_600_000;

export type RouterReading = Omit<DeviceHealth, 'state' | 'checkedAt' | 'error'> & { readonly latencyMs: number };

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null;

function usedPercent(free: number | null, total: number | null): number | null {
  return free === null || total === null || total === 0 ? null : Math.round((1 - free / total) * 100);
}

/** Health as the router tells it. The latency is that of one command, so it holds the way and the router's own haste. */
export async function readHealth(router: Pick<RouterTransport, 'print'>): Promise<RouterReading> {
  const start = performance.now();
  const [resource = {}] = await router.print('/system/resource');
  const latencyMs = Math.round(performance.now() - start);
  const [[identity = {}], sessions] = await Promise.all([
    router.print('/system/identity'),
    router.print('/ppp/active', { proplist: ['.id'] }).catch(noSuchMenu),
  ]);
  const uptime = durationSeconds(resource.uptime ?? '');
  return {
    latencyMs,
    cpuPercent: whole(resource['cpu-load']),
    memoryPercent: usedPercent(whole(resource['free-memory']), whole(resource['total-memory'])),
    uptimeSeconds: uptime === undefined ? null : uptime,
    sessionCount: sessions.length,
    version: resource.version ?? null,
    board: resource['board-name'] ?? null,
    identity: identity.name ?? null,
  };
}

/** A router without PPP has no sessions. */
function noSuchMenu(error: unknown): [] {
  if (error instanceof RouterError && error.kind === 'trap') return [];
  throw error;
}

/**
 * A router that accepts and never answers is down for us; the connection is not trusted any further. Where other work goes on
 * over the same connection the poll waits behind it: the commands' own deadline tells a slow router from a dead one.
 */
async function withinDeadline<T>(platform: Platform, device: Device, work: Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const late = sleep(DEADLINE_MS, undefined, { signal: giveUp.signal, ref: false }).then(() => {
    if (!dropUnshared(platform, device.id)) return work;
    throw new RouterError('timeout', `${device.name} did not answer within ${DEADLINE_MS / 1_000} s.`);
  });
  late.catch(() => undefined); // aborted once the work is done, or thrown by the race below
  try {
    return await Promise.race([work, late]);
  } finally {
    giveUp.abort();
    work.catch(() => undefined); // after the deadline nobody waits for it
  }
}

async function recordSample(tx: WriteTx, deviceId: Id, reading: RouterReading | null): Promise<void> {
  await tx.db
    .insertInto('deviceHealthSample')
    .values({
      deviceId,
      at: tx.now,
      latencyMs: reading?.latencyMs ?? null,
      cpuPercent: reading?.cpuPercent ?? null,
      memoryPercent: reading?.memoryPercent ?? null,
    })
    .onConflict((on) => on.columns(['deviceId', 'at']).doNothing())
    .execute();
  await tx.db
    .deleteFrom('deviceHealthSample')
    .where('deviceId', '=', deviceId)
    .where('at', '<', addMs(tx.now, -KEPT_MS))
    .execute();
}

/** Reads a router's health now and puts it into the books; answers what was read, or the error. */
export async function pollRouter(platform: Platform, device: Device): Promise<RouterReading | RouterError> {
  const actor = systemActor('mikrotik', platform.newId());
  try {
    const reading = await withinDeadline(platform, device, withRouter(platform, device, readHealth, { isProbe: true }));
    await inTransaction(platform, actor, async (tx) => {
      await recordDeviceHealth(tx, device.id, { state: 'up', checkedAt: tx.now, error: null, ...reading });
      await recordSample(tx, device.id, reading);
      // What waits for this router need not wait for its next attempt.
      if (device.health === 'down') await enqueueSync(tx, device.id);
    });
    return reading;
  } catch (cause) {
    if (!(cause instanceof RouterError)) throw cause;
    const error = pollRefusal(device, cause);
    await inTransaction(platform, actor, async (tx) => {
      await recordDeviceHealth(tx, device.id, {
        state: 'down',
        checkedAt: tx.now,
        error: error.message,
        latencyMs: null,
      });
      await recordSample(tx, device.id, null);
    });
    return error;
  }
}

/** The work of one poll. A router that does not answer is a finding, not a failure of the work. */
export async function pollDevice(platform: Platform, deviceId: Id): Promise<void> {
  const device = await findRouter(platform, deviceId);
  if (device !== undefined) await pollRouter(platform, device);
}
