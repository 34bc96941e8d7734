import type { Id } from '#kernel/ids.ts';
import { type NetworkTruthUpdate, recordDeviceHealth, recordNetworkTruth } from '#modules/core/index.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { judgeDrift, whyFollowed } from './judge-drift.ts';
import { findOrphans } from './orphans.ts';
import { diffServices } from './plan/diff.ts';
import { managedPaths } from './plan/menus.ts';
import { serviceSeen } from './plan/network-service.ts';
import type { RouterView } from './plan/router-view.ts';
import type { RouterSettings } from './plan/service.ts';
import { isSessionPath } from './plan/session-menus.ts';
import { requestChanges, type WantedChange } from './request-change.ts';
import { withRouter } from './router/connections.ts';
import { type Device, findRouter } from './router/device-access.ts';
import { readOnly } from './router/read-only-router.ts';
import { readTables } from './router/read-tables.ts';
import { readServices, type ServiceOnBooks } from './services.queries.ts';
import { routerSettings } from './sync/open-work.queries.ts';
import { readOpenSubscriptions } from './sync/overtaken.ts';
import { wishFor } from './sync/plan-changes.ts';
import { readFoundRows } from './takeover/found-rows.queries.ts';
import { isRefusal, RouterError } from './transport/router-transport.ts';

/** Services whose last change failed, was rejected or undone. */
async function readLastWords(tx: WriteTx, deviceId: Id): Promise<Map<Id, { readonly wasBlocked: boolean }>> {
  const rows = await tx.db
    .selectFrom('provisioningJob as job')
    .select(['job.subscriptionId', 'job.state', 'job.startedAt'])
    .where('job.deviceId', '=', deviceId)
    .where((eb) => eb.or([eb('job.state', 'in', ['failed', 'rejected']), eb('job.action', '=', 'undo')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('provisioningJob as later')
            .select('later.id')
            .whereRef('later.subscriptionId', '=', 'job.subscriptionId')
            .whereRef('later.deviceId', '=', 'job.deviceId')
            .whereRef('later.seq', '>', 'job.seq'),
        ),
      ),
    )
    .execute();
  return new Map(
    rows.map(({ subscriptionId, state, startedAt }) => [
      subscriptionId,
      { wasBlocked: state === 'failed' && startedAt === null },
    ]),
  );
}

/** What the books said of the router itself when it was compared last; empty where it never was. */
async function readSettingsThen(tx: WriteTx, deviceId: Id): Promise<string> {
  const readBack = await tx.db
    .selectFrom('deviceReadBack')
    .select('settings')
    .where('deviceId', '=', deviceId)
    .executeTakeFirst();
  return readBack?.settings ?? '';
}

const spelled = ({ pppoeSuspendMode, dhcpServer, pppoeLocalAddress, pppoePool }: RouterSettings): string =>
  JSON.stringify({ pppoeSuspendMode, dhcpServer, pppoeLocalAddress, pppoePool });

function auditTurn(tx: WriteTx, device: Device, service: ServiceOnBooks, update: NetworkTruthUpdate): void {
  if (update.truth === undefined || update.truth === service.networkTruth) return;
  if (update.truth !== 'verified' && update.truth !== 'drifted') return;
  tx.audit({
    event: `network.${update.truth}`,
    model: 'subscription',
    recordId: service.id,
    before: { networkTruth: service.networkTruth, networkService: service.networkService },
    after: {
      networkTruth: update.truth,
      networkService: update.service,
      router: device.name,
      note: update.note ?? null,
    },
    why: 'The router was read back.',
  });
}

/** A password that the router hides and that nobody knows of is not called a difference; the next change writes it. */
const asGiven = (service: ServiceOnBooks): ServiceOnBooks => ({
  ...service,
  passwordIsGiven: service.passwordIsGiven ?? true,
});

async function judgeServices(platform: Platform, tx: WriteTx, device: Device, view: RouterView): Promise<Set<Id>> {
  const router = routerSettings(device);
  const services = await readServices(
    platform,
    (eb) =>
      eb.and([
        eb('subscription.deviceId', '=', device.id),
        eb('subscription.state', 'in', ['active', 'suspended', 'paused']),
      ]),
    { db: tx.db, hold: true },
  );
  const busy = await readOpenSubscriptions(tx, device.id);
  const lastWords = await readLastWords(tx, device.id);
  const settingsThen = await readSettingsThen(tx, device.id);
  const hasNewSettings = settingsThen !== '' && settingsThen !== spelled(router);
  const reason = 'It differs from the books.';
  const wishes = new Map(
    [...services].map(([id, service]) => [id, { wish: wishFor(asGiven(service), router, view, reason), reason }]),
  );
  const diffs = diffServices(wishes, view);
  const updates: NetworkTruthUpdate[] = [];
  const following: WantedChange[] = [];
  for (const [id, service] of services) {
    const wish = wishes.get(id)?.wish;
    const diff = diffs.get(id);
    if (wish === undefined || diff === undefined) continue;
    const read = { subscriptionId: id, service: serviceSeen(service, view), readAt: tx.now };
    if (busy.has(id)) {
      updates.push(read);
      continue;
    }
    const words = lastWords.get(id);
    const known = {
      wasBlocked: words?.wasBlocked === true,
      isSpokenOf: words?.wasBlocked === false,
      hasNewSettings,
    };
    const follows = whyFollowed({ service, wish, diff }, known);
    if (follows !== null) {
      updates.push(read);
      following.push({
        deviceId: device.id,
        subscriptionId: id,
        action: 'push',
        reason: follows,
        ref: null,
        requestedBy: 'Lastmile',
        isRouterOfService: true,
        isDryRun: device.stage === 'dry_run',
      });
      continue;
    }
    const update = { ...read, ...judgeDrift({ service, wish, diff }, device, known) };
    auditTurn(tx, device, service, update);
    updates.push(update);
  }
  await requestChanges(tx, following);
  await recordNetworkTruth(tx, updates);
  return new Set(services.keys());
}

async function recordComparison(platform: Platform, actor: Actor, device: Device, view: RouterView): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const serving = await judgeServices(platform, tx, device, view);
    const compared = { comparedAt: tx.now, settings: spelled(routerSettings(device)), triedAt: tx.now, error: null };
    await findOrphans(platform, tx, device, view, serving);
    if (device.health !== 'up') await recordDeviceHealth(tx, device.id, { state: 'up', checkedAt: tx.now });
    await tx.db
      .insertInto('deviceReadBack')
      .values({ deviceId: device.id, ...compared })
      .onConflict((on) => on.column('deviceId').doUpdateSet(compared))
      .execute();
    tx.touch('device', device.id);
  });
}

/**
 * Reads a router back as a whole and tells the books how it stands to them; writes nothing to it. A client who moved to
 * another lease is followed by a change of its own. A router that cannot be read is left for the next time.
 */
export async function compareDevice(platform: Platform, deviceId: Id): Promise<void> {
  const device = await findRouter(platform, deviceId);
  if (device === undefined) return;
  const actor = systemActor('mikrotik', platform.newId());
  const menus = managedPaths.filter((path) => !isSessionPath(path));
  try {
    const found = await readFoundRows(platform.store.db, device.id);
    const view = await withRouter(platform, device, (router) => readTables(readOnly(router), menus, found));
    await recordComparison(platform, actor, device, view);
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    const state = isRefusal(error) ? 'up' : 'down';
    await inTransaction(platform, actor, (tx) =>
      recordDeviceHealth(tx, device.id, { state, checkedAt: tx.now, error: error.message }),
    );
  }
}
