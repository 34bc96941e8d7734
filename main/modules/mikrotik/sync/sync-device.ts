import { epochMs } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { isInMaintenance, recordDeviceHealth } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { RunAgain } from '#platform/job-runner.ts';
import { inTransaction, type Platform, settingsOf } from '#platform/platform.ts';
import { withRouter } from '../router/connections.ts';
import { type Device, findRouter } from '../router/device-access.ts';
import { readOnly } from '../router/read-only-router.ts';
import { readTables } from '../router/read-tables.ts';
import { isRefusal, RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { carryOut } from './carry-out.ts';
import { hasOpenWork, readOpenWork } from './open-work.queries.ts';
import { menusFor, planChanges } from './plan-changes.ts';
import { recordPlan } from './record-plan.ts';

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 60_000;

/** 2 s, 4 s, 8 s … 60 s: a router that reboots is back soon, one without power is not asked all the time. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, Math.min(attempts, 10) - 1));

/** Some changes stay open for a known time. */
interface Postponed {
  readonly why: string;
  readonly afterMs: number;
}

async function pass(
  platform: Platform,
  actor: Actor,
  router: RouterTransport,
  device: Device,
  signal: AbortSignal,
): Promise<Postponed | null> {
  const work = await readOpenWork(platform, device);
  if (work.changes.length === 0) return null;
  const menus = menusFor(work);
  const view = await readTables(readOnly(router), menus, work.found);
  const { 'network.failurePercent': failurePercent } = await settingsOf(platform);
  const { stage, plans, laterAt } = await recordPlan(platform, actor, work, planChanges(work, view));
  const quiet =
    laterAt === null ? null : { why: 'Quiet hours.', afterMs: epochMs(laterAt) - epochMs(platform.clock.now()) };
  if (plans.length === 0) return quiet;
  const writer = stage === 'dry_run' ? readOnly(router) : router;
  const why = await carryOut({ platform, actor, router: writer, stage, work, plans, menus, failurePercent, signal });
  return why === null ? quiet : { why, afterMs: LONGEST_DELAY_MS };
}

/** Where the books stay as they are: what was carried out is unknown until the router is read again. */
async function recordUnknown(platform: Platform, actor: Actor, device: Device, error: RouterError): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    await tx.db
      .updateTable('provisioningJob')
      .set({ lastError: error.message })
      .where('deviceId', '=', device.id)
      .where('state', 'in', ['queued', 'approved', 'applying'])
      .execute();
    tx.touch('provisioning_job', '*');
    if (isRefusal(error) || error.kind === 'resting') return;
    await recordDeviceHealth(tx, device.id, { state: 'down', checkedAt: tx.now, error: error.message });
  });
}

/** @throws RunAgain while somebody works on the router: its changes wait, and say so. */
async function waitForMaintenance(platform: Platform, device: Device): Promise<void> {
  const now = platform.clock.now();
  if (!isInMaintenance(device, now)) return;
  const { name, maintenanceUntil: until, maintenanceReason } = device;
  const why = `${name} is in maintenance (${maintenanceReason}); its changes go on afterwards.`;
  await platform.store.db
    .updateTable('provisioningJob')
    .set({ lastError: why })
    .where('deviceId', '=', device.id)
    .where('state', 'in', ['queued', 'approved', 'applying'])
    .execute();
  throw new RunAgain(why, until === null ? LONGEST_DELAY_MS : Math.max(1, epochMs(until) - epochMs(now)));
}

const asRouterError = (error: unknown): RouterError | undefined => {
  if (error instanceof RouterError) return error;
  return error instanceof Refusal ? new RouterError('login', error.message, { cause: error }) : undefined;
};

/**
 * Brings a router to what the books want: reads once, plans every open change, writes what its stage allows, reads back.
 * May be cut anywhere and run again.
 * @throws RunAgain while the router cannot be reached or cannot take writes.
 */
export async function syncDevice(
  platform: Platform,
  deviceId: Id,
  attempts: number,
  signal: AbortSignal,
): Promise<void> {
  const device = await findRouter(platform, deviceId);
  if (device === undefined) return;
  if (!(await hasOpenWork(platform, deviceId))) return;
  const actor = systemActor('mikrotik', platform.newId());
  await waitForMaintenance(platform, device);
  let postponed: Postponed | null;
  try {
    postponed = await withRouter(platform, device, (router) => pass(platform, actor, router, device, signal));
  } catch (error) {
    const known = asRouterError(error);
    if (known === undefined) throw error;
    await recordUnknown(platform, actor, device, known);
    throw new RunAgain(known.message, retryDelayMs(attempts));
  }
  if (postponed !== null) throw new RunAgain(postponed.why, postponed.afterMs);
}
