import { epochMs } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { isInMaintenance } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { RunAgain } from '#platform/job-runner.ts';
import type { Platform } from '#platform/platform.ts';
import { withRouter } from '../router/connections.ts';
import { type Device, findRouter } from '../router/device-access.ts';
import { retryDelayMs } from '../sync/sync-device.ts';
import { isRefusal, RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { type Run, readRun } from './run.queries.ts';
import { recordWaiting, settleFailed } from './settle-run.ts';
import { takeBack } from './take-back.ts';
import { writePlan } from './write-plan.ts';

/** Everything that one pass over a router needs. */
export interface Pass {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly router: RouterTransport;
  readonly device: Device;
  readonly run: Run;
  readonly signal: AbortSignal;
}

const AGAIN_MS = 60_000;

/** @throws RunAgain while somebody works on the router. */
async function waitForMaintenance(platform: Platform, device: Device, run: Run): Promise<void> {
  const now = platform.clock.now();
  if (!isInMaintenance(device, now)) return;
  const why = `${device.name} is in maintenance (${device.maintenanceReason}); its preparation goes on afterwards.`;
  await recordWaiting(platform, device, run, why);
  const until = device.maintenanceUntil;
  throw new RunAgain(why, until === null ? AGAIN_MS : Math.max(1, epochMs(until) - epochMs(now)));
}

const OPEN: readonly Run['state'][] = ['approved', 'applying', 'undoing'];

async function readOpenRun({ store }: Platform, deviceId: Id): Promise<Run | undefined> {
  const run = await readRun(store.db, deviceId);
  return run !== undefined && OPEN.includes(run.state) ? run : undefined;
}

const DRY = (name: string): string => `${name} was set to dry run, so nothing more is written. Look at it again.`;

/**
 * Writes what was approved and reads it back, or puts it back; beginning by reading, so that it may be cut anywhere and run
 * again.
 * @throws RunAgain while the router cannot be reached.
 */
export async function prepareDevice(
  platform: Platform,
  deviceId: Id,
  attempts: number,
  signal: AbortSignal,
): Promise<void> {
  const device = await findRouter(platform, deviceId);
  if (device === undefined) return;
  const run = await readOpenRun(platform, deviceId);
  if (run === undefined) return;
  const actor = systemActor('mikrotik', platform.newId());
  await waitForMaintenance(platform, device, run);
  if (device.stage === 'dry_run') {
    await settleFailed(platform, actor, device, run, { sentence: DRY(device.name) });
    return;
  }
  try {
    await withRouter(platform, device, async (router) => {
      // Read anew: a connection that broke in the middle is tried again at once, with rows on the router by now.
      const now = await readOpenRun(platform, deviceId);
      if (now === undefined) return;
      const pass = { platform, actor, router, device, run: now, signal };
      await (now.state === 'undoing' ? takeBack(pass) : writePlan(pass));
    });
  } catch (error) {
    if (!(error instanceof RouterError) && !(error instanceof Refusal)) throw error;
    if (error instanceof RouterError && isRefusal(error)) {
      await settleFailed(platform, actor, device, run, { sentence: error.message });
      return;
    }
    await recordWaiting(platform, device, run, error.message);
    throw new RunAgain(error.message, retryDelayMs(attempts));
  }
}
