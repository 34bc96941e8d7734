import { toJsonColumn } from '#db/store-values.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { inTransaction, type Platform, settingsOf } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { withRouter } from '../router/connections.ts';
import { type Device, findRouter } from '../router/device-access.ts';
import { type RouterReader, readOnly } from '../router/read-only-router.ts';
import { RouterError } from '../transport/router-transport.ts';
import { type PreparationPlan, planPreparation } from './plan/plan-preparation.ts';
import { preparedRows } from './prepared-rows.ts';
import { readRouter } from './read-router.ts';

/** Reads the router and plans what it lacks. @throws RouterError */
export async function planOn(platform: Platform, device: Device, router: RouterReader): Promise<PreparationPlan> {
  const desired = preparedRows(device, await settingsOf(platform));
  return planPreparation(desired, await readRouter(router, device));
}

/** Keeps what was found; that a prepared router does not block any more, or does again, goes into its history. */
export async function recordCheck(tx: WriteTx, device: Pick<Device, 'id'>, plan: PreparationPlan): Promise<void> {
  const before = await tx.db
    .selectFrom('routerPreparationCheck')
    .select('state')
    .where('deviceId', '=', device.id)
    .executeTakeFirst();
  const found = {
    triedAt: tx.now,
    error: null,
    checkedAt: tx.now,
    state: plan.state,
    problem: plan.blocking.problem,
    reportJson: toJsonColumn(plan.report),
  };
  await tx.db
    .insertInto('routerPreparationCheck')
    .values({ deviceId: device.id, ...found })
    .onConflict((on) => on.column('deviceId').doUpdateSet(found))
    .execute();
  tx.touch('router_preparation', device.id);
  const was = before?.state ?? null;
  if (was === null || (was === 'broken') === (plan.state === 'broken')) return;
  tx.audit({
    event: plan.state === 'broken' ? 'preparation.broken' : 'preparation.mended',
    model: 'device',
    recordId: device.id,
    before: { preparation: was },
    after: { preparation: plan.state },
    why: plan.blocking.problem ?? undefined,
  });
}

/** What was found before stands, with its age; why this look failed is said beside it. */
async function recordAttempt(platform: Platform, actor: Actor, device: Device, error: string): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const attempt = { triedAt: tx.now, error };
    const nothing = { checkedAt: null, state: null, problem: null, reportJson: null };
    await tx.db
      .insertInto('routerPreparationCheck')
      .values({ deviceId: device.id, ...nothing, ...attempt })
      .onConflict((on) => on.column('deviceId').doUpdateSet(attempt))
      .execute();
    tx.touch('router_preparation', device.id);
  });
}

/** Looks at a router, and only looks. One that cannot be read is left for the next time. */
export async function checkPreparation(platform: Platform, actor: Actor, device: Device): Promise<void> {
  let plan: PreparationPlan;
  try {
    plan = await withRouter(platform, device, (router) => planOn(platform, device, readOnly(router)));
  } catch (error) {
    if (!(error instanceof RouterError) && !(error instanceof Refusal)) throw error;
    await recordAttempt(platform, actor, device, error.message);
    return;
  }
  await inTransaction(platform, actor, (tx) => recordCheck(tx, device, plan));
}

/** As `checkPreparation`, of a router that may have gone meanwhile. */
export async function checkPreparationOf(platform: Platform, deviceId: Id): Promise<void> {
  const device = await findRouter(platform, deviceId);
  if (device !== undefined) await checkPreparation(platform, systemActor('mikrotik', platform.newId()), device);
}
