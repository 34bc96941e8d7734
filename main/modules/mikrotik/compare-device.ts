import type { Id } from '#kernel/ids.ts';
import { recordDeviceHealth } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { findDrift } from './drift/find-drift.ts';
import { readBooks } from './drift/read-books.ts';
import { recordComparison } from './drift/record-comparison.ts';
import { managedPaths } from './plan/menus.ts';
import type { RouterView } from './plan/router-view.ts';
import { isSessionPath } from './plan/session-menus.ts';
import { withRouter } from './router/connections.ts';
import { type Device, findRouter } from './router/device-access.ts';
import { readOnly } from './router/read-only-router.ts';
import { readTables } from './router/read-tables.ts';
import { readFoundRows } from './takeover/found-rows.queries.ts';
import { isRefusal, RouterError } from './transport/router-transport.ts';

/** Sessions come and go; every other menu is read. */
const menus = managedPaths.filter((path) => !isSessionPath(path));

async function readWhole(platform: Platform, device: Device): Promise<{ view: RouterView; tookMs: number }> {
  const found = await readFoundRows(platform.store.db, device.id);
  return await withRouter(platform, device, async (router) => {
    const began = performance.now();
    const view = await readTables(readOnly(router), menus, found);
    return { view, tookMs: Math.round(performance.now() - began) };
  });
}

/** What was read before stands as it was, with its age; that and why this attempt failed is said. */
async function recordAttempt(platform: Platform, actor: Actor, device: Device, error: RouterError): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const attempt = { triedAt: tx.now, error: error.message };
    await tx.db
      .insertInto('deviceReadBack')
      .values({ deviceId: device.id, settings: '', ...attempt })
      .onConflict((on) => on.column('deviceId').doUpdateSet(attempt))
      .execute();
    const state = isRefusal(error) ? 'up' : 'down';
    await recordDeviceHealth(tx, device.id, { state, checkedAt: tx.now, error: error.message });
  });
}

/**
 * Reads a router back as a whole and tells the books how it stands to them, row by row; writes nothing to it. A client who
 * moved to another lease is followed by a change of its own. A router that cannot be read is left for the next time.
 */
export async function compareDevice(platform: Platform, deviceId: Id): Promise<void> {
  const device = await findRouter(platform, deviceId);
  if (device === undefined) return;
  const actor = systemActor('mikrotik', platform.newId());
  let read: Awaited<ReturnType<typeof readWhole>>;
  try {
    read = await readWhole(platform, device);
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    if (error.kind === 'resting') return;
    await recordAttempt(platform, actor, device, error);
    return;
  }
  const books = await readBooks(platform, device, read.view);
  await recordComparison(platform, actor, device, { ...read, books, comparison: findDrift(books, read.view) });
}
