import type { Adoption } from '#contract/mikrotik.ts';
import { insertRows } from '#db/insert-rows.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { againAfterRace, type TakenOverService, takeOver } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { requestChanges } from '../request-change.ts';
import { readServices, type ServiceOnBooks } from '../services.queries.ts';
import { routerSettings } from '../sync/open-work.queries.ts';
import { readServedPlans } from './adoption.queries.ts';
import { lockDraft, type TakeoverRecord } from './draft.queries.ts';
import { type Prepared, prepareAdoption } from './prepare-adoption.ts';
import { type RowToKeep, rowsToKeep } from './rows-to-keep.ts';
import { passwordBoundTo } from './store-reading.ts';

/** The passwords that the router showed, of these rows. */
async function readPasswords(platform: Platform, tx: WriteTx, takeoverId: Id): Promise<ReadonlyMap<Id, string>> {
  const rows = await tx.db
    .selectFrom('takeoverRow')
    .select(['id', 'passwordSealed'])
    .where('takeoverId', '=', takeoverId)
    .where('passwordSealed', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ id, passwordSealed }) =>
      passwordSealed === null ? [] : [[id, platform.secrets.open(passwordSealed, passwordBoundTo(id))]],
    ),
  );
}

async function readAdopted(platform: Platform, tx: WriteTx, ids: readonly Id[]): Promise<Map<Id, ServiceOnBooks>> {
  const all = new Map<Id, ServiceOnBooks>();
  await inChunks(ids, async (chunk) => {
    const services = await readServices(platform, (eb) => eb('subscription.id', 'in', chunk), { db: tx.db });
    for (const [id, service] of services) all.set(id, service);
  });
  return all;
}

async function keepRows(tx: WriteTx, deviceId: Id, rows: readonly RowToKeep[]): Promise<void> {
  const values = rows.map(({ path, naturalKey, marker, kept, subscriptionId, planId }) => ({
    deviceId,
    path,
    naturalKey,
    marker,
    subscriptionId,
    planId,
    keptJson: toJsonColumn(kept),
    markedAt: null,
    createdAt: tx.now,
  }));
  await insertChunked(values, (chunk) =>
    tx.db
      .insertInto('foundRow')
      .values(chunk)
      .onConflict((on) =>
        on.columns(['deviceId', 'path', 'naturalKey']).doUpdateSet((eb) => ({
          marker: eb.ref('excluded.marker'),
          subscriptionId: eb.ref('excluded.subscriptionId'),
          planId: eb.ref('excluded.planId'),
          keptJson: eb.ref('excluded.keptJson'),
          markedAt: null,
        })),
      )
      .execute(),
  );
}

/** The router has these passwords: they were read there. */
async function recordPasswords(tx: WriteTx, deviceId: Id, services: readonly ServiceOnBooks[]): Promise<void> {
  const given = services.flatMap(({ id, passwordVersion }) =>
    passwordVersion === null ? [] : [{ deviceId, subscriptionId: id, version: passwordVersion, givenAt: tx.now }],
  );
  await inChunks(
    given.map(({ subscriptionId }) => subscriptionId),
    (ids) =>
      tx.db
        .deleteFrom('pppPasswordGiven')
        .where('deviceId', '=', deviceId)
        .where('subscriptionId', 'in', ids)
        .execute(),
  );
  await insertRows(tx.db, 'pppPasswordGiven', given);
}

async function markAdopted(tx: WriteTx, takeover: TakeoverRecord, { plan, left }: Prepared): Promise<void> {
  await inChunks(
    plan.rows.map(({ row }) => row.id),
    (ids) =>
      tx.db
        .updateTable('takeoverRow')
        .set((eb) => ({
          standing: 'adopted',
          adoptedAt: tx.now,
          passwordSealed: null,
          // A new service has the id of the row that it was made of.
          subscriptionId: eb.fn.coalesce('subscriptionId', 'id'),
        }))
        .where('id', 'in', ids)
        .execute(),
  );
  if (left > 0) {
    tx.touch('takeover', takeover.id);
    return;
  }
  await tx.db
    .updateTable('takeover')
    .set({ state: 'adopted', settledAt: tx.now })
    .where('id', '=', takeover.id)
    .execute();
  await tx.db.updateTable('takeoverRow').set({ passwordSealed: null }).where('takeoverId', '=', takeover.id).execute();
}

async function adopt(platform: Platform, tx: WriteTx, actor: Actor, id: Id): Promise<Adoption> {
  const takeover = await lockDraft(platform, tx, id);
  const prepared = await prepareAdoption(platform, tx.db, actor, takeover);
  if (prepared === null) throw new Refusal('NOT_ALLOWED_NOW', 'This router is archived.');
  const { device, options, place, plan, obstacles } = prepared;
  if (obstacles.length > 0 || place === null || place.position === null) {
    throw new Refusal('NOT_ALLOWED_NOW', obstacles.join(' '));
  }
  const why = `Taken over from ${device.name}.`;
  const ref = { model: 'takeover', id, label: device.name };
  const passwords = await readPasswords(platform, tx, id);
  const servedPlans = await readServedPlans(tx.db, device.id);
  const services = plan.rows.map(
    ({ row, service }): TakenOverService => ({ ...service, password: passwords.get(row.id) ?? null }),
  );
  await takeOver(platform, tx, {
    deviceId: device.id,
    sectorId: place.sectorId,
    position: place.position,
    positionNote: `${place.sectorName}’s; ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
    anchorDay: options.anchorDay,
    billedThrough: options.paidThrough,
    ref,
    why,
    plans: plan.plans,
    customers: plan.customers,
    services,
  });
  const adopted = await readAdopted(
    platform,
    tx,
    services.map((service) => service.id),
  );
  const taken = plan.rows.flatMap(({ row, service: { id: serviceId } }) => {
    const service = adopted.get(serviceId);
    return service === undefined ? [] : [{ service, candidate: row.candidate }];
  });
  const keeping = { router: routerSettings(device), cutOffLists: options.cutOffLists, servedPlans };
  await keepRows(tx, device.id, rowsToKeep(taken, keeping));
  await recordPasswords(
    tx,
    device.id,
    taken.flatMap(({ service }) => (passwords.size > 0 ? [service] : [])),
  );
  await markAdopted(tx, takeover, prepared);
  await requestChanges(
    tx,
    taken.map(({ service }) => ({
      deviceId: device.id,
      subscriptionId: service.id,
      action: 'adopt',
      reason: why,
      ref,
      requestedBy: actor.name,
      isRouterOfService: true,
      isDryRun: device.stage === 'dry_run',
    })),
  );
  const result = {
    services: services.length,
    customers: plan.customers.length,
    plans: plan.plans.length,
    left: prepared.left,
  };
  tx.audit({
    event: 'takeover.adopted',
    model: 'takeover',
    recordId: id,
    after: { router: device.name, ...result },
    why,
  });
  return result;
}

/**
 * Puts the ready rows into the books, all or none: new plans, customers and services that are active from this moment, and
 * for each service a change that marks its rows on the router as ours. Nothing else is written there, and nobody is dropped.
 */
export const adoptTakeover = (platform: Platform, actor: Actor, id: Id): Promise<Adoption> =>
  againAfterRace(() => inTransaction(platform, actor, (tx) => adopt(platform, tx, actor, id)));
