import type { DeviceStage } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import { recordDeviceHealth, recordNetworkTruth } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { planHash } from '../plan/planned-row.ts';
import type { Device } from '../router/device-access.ts';
import { type Judged, judge, type Verdict } from './judge-stage.ts';
import { type OpenWork, openStates } from './open-work.queries.ts';
import { readPresent, supersede } from './overtaken.ts';
import type { ChangePlan } from './plan-changes.ts';
import { rowsOnRecord, withRecorded, writeRowsOnRecord } from './rows-on-record.ts';
import { asRead, settleFailed, settleVerified } from './settle.ts';

const WAITS = {
  dry_run: 'Dry run: planned, not written.',
  staged: 'Planned: waits for approval.',
  live: null,
} as const;

async function markPlanned(tx: WriteTx, { plan, verdict }: Judged): Promise<void> {
  if (verdict.kind !== 'planned') return;
  const { change, rows } = plan;
  const isSame = change.state === 'planned' && change.planHash === planHash(rows);
  if (isSame) return;
  await tx.db
    .updateTable('provisioningJob')
    .set({
      state: 'planned',
      planHash: planHash(rows),
      plannedAt: tx.now,
      approvedBy: null,
      approvedAt: null,
      lastError: verdict.note,
    })
    .where('id', '=', change.id)
    .where('state', 'in', openStates)
    .execute();
  tx.touch('provisioning_job', change.id);
}

async function markApplying(tx: WriteTx, plans: readonly ChangePlan[]): Promise<void> {
  await inChunks(
    plans.map(({ change }) => change.id),
    (ids) =>
      tx.db
        .updateTable('provisioningJob')
        .set((eb) => ({
          state: 'applying',
          plannedAt: eb.fn.coalesce('plannedAt', eb.val(tx.now)),
          startedAt: eb.fn.coalesce('startedAt', eb.val(tx.now)),
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', 'in', ids)
        .where('state', 'in', openStates)
        .execute(),
  );
  for (const { change } of plans) tx.touch('provisioning_job', change.id);
}

async function cameBack(tx: WriteTx, device: Device): Promise<void> {
  if (device.health === 'up') return;
  await recordDeviceHealth(tx, device.id, { state: 'up', checkedAt: tx.now });
}

/** What may be written, and the stage by which it may. */
export interface Writable {
  readonly stage: DeviceStage;
  readonly plans: readonly ChangePlan[];
}

/** As it is at this moment: whoever sets a router to dry run is obeyed from then on. */
async function presentStage(tx: WriteTx, deviceId: Id): Promise<DeviceStage> {
  const { stage } = await tx.db
    .selectFrom('device')
    .select('stage')
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow();
  return stage;
}

/**
 * Puts what was planned into the books in one transaction, before anything is written: rows before and after, what is
 * settled by the reading alone, what waits. Answers what may be written now.
 */
export async function recordPlan(
  platform: Platform,
  actor: Actor,
  work: OpenWork,
  plans: readonly ChangePlan[],
): Promise<Writable> {
  const { device } = work;
  return await inTransaction(platform, actor, async (tx) => {
    const present = await readPresent(platform, tx, device.id);
    const stage = await presentStage(tx, device.id);
    const judged = plans
      .filter(({ change }) => present.stateOf.get(change.id) === change.state)
      .filter(({ change }) => present.isNewest(change))
      .map((plan): Judged => ({ plan, verdict: judge(plan, stage) }));
    await supersede(
      tx,
      work.overtaken.map(({ id }) => id),
    );
    await cameBack(tx, device);
    const recorded = new Map(judged.map((one) => [one.plan.change.id, rowsOnRecord(one)]));
    const fresh = [...recorded].flatMap(([id, { rows, isNew }]) => (isNew ? [{ id, rows }] : []));
    await writeRowsOnRecord(platform, tx, fresh);
    const of = (kind: Verdict['kind']): ChangePlan[] =>
      judged.filter(({ verdict }) => verdict.kind === kind).map(({ plan }) => plan);
    await settleVerified(platform, tx, device, of('equal'));
    await settleFailed(
      platform,
      tx,
      device,
      judged.flatMap(({ plan, verdict }) =>
        verdict.kind === 'blocked' ? [{ plan, sentence: verdict.sentence, row: null }] : [],
      ),
    );
    for (const one of judged) await markPlanned(tx, one);
    await recordNetworkTruth(
      tx,
      of('planned').flatMap((plan) => asRead(tx, device, present, plan, { note: WAITS[stage] })),
    );
    const toApply = of('apply');
    await markApplying(tx, toApply);
    const written = toApply.map((plan) => withRecorded(plan, recorded.get(plan.change.id)?.rows ?? plan.rows));
    return { stage, plans: written };
  });
}
