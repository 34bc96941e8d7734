import type { DeviceStage } from '#contract/core.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import { isInMaintenance, recordDeviceHealth, recordNetworkTruth } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import { readSettings } from '#platform/settings.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { planHash } from '../plan/planned-row.ts';
import type { Device } from '../router/device-access.ts';
import { houseRules, judgePlans } from './judge-plans.ts';
import type { Judged, Verdict } from './judge-stage.ts';
import { type OpenWork, openStates } from './open-work.queries.ts';
import { readPresent, supersede } from './overtaken.ts';
import type { ChangePlan } from './plan-changes.ts';
import { readReach } from './reach.queries.ts';
import { rowsOnRecord, withRecorded, writeRowsOnRecord } from './rows-on-record.ts';
import { asRead, settleFailed, settleVerified } from './settle.ts';

const WAITS = {
  dry_run: 'Dry run: planned, not written.',
  staged: 'Planned: waits for approval.',
  live: 'Planned: waits for approval.',
} as const;

const idsOf = (plans: readonly ChangePlan[]): Id[] => plans.map(({ change }) => change.id);

async function markPlanned(tx: WriteTx, { plan, verdict }: Judged): Promise<void> {
  if (verdict.kind !== 'planned') return;
  const { change, rows } = plan;
  const heldReason = verdict.held ?? change.heldReason;
  const isSame = change.state === 'planned' && change.planHash === planHash(rows) && change.heldReason === heldReason;
  if (isSame) return;
  await tx.db
    .updateTable('provisioningJob')
    .set({
      state: 'planned',
      planHash: planHash(rows),
      plannedAt: tx.now,
      approvedBy: null,
      approvedAt: null,
      effect: plan.effect,
      heldReason,
      lastError: verdict.note,
    })
    .where('id', '=', change.id)
    .where('state', 'in', openStates)
    .execute();
  tx.touch('provisioning_job', change.id);
}

async function markApplying(tx: WriteTx, plans: readonly ChangePlan[]): Promise<void> {
  for (const effect of new Set(plans.map((plan) => plan.effect))) {
    const alike = plans.filter((plan) => plan.effect === effect);
    await inChunks(idsOf(alike), (ids) =>
      tx.db
        .updateTable('provisioningJob')
        .set((eb) => ({
          state: 'applying',
          effect,
          plannedAt: eb.fn.coalesce('plannedAt', eb.val(tx.now)),
          startedAt: eb.fn.coalesce('startedAt', eb.val(tx.now)),
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', 'in', ids)
        .where('state', 'in', openStates)
        .execute(),
    );
  }
  for (const { change } of plans) tx.touch('provisioning_job', change.id);
}

/** What waits for the end of the quiet hours stays in the queue, and says so. */
async function markLater(tx: WriteTx, judged: readonly Judged[]): Promise<void> {
  const bySentence = new Map<string, ChangePlan[]>();
  for (const { plan, verdict } of judged) {
    if (verdict.kind !== 'later') continue;
    bySentence.set(verdict.sentence, [...(bySentence.get(verdict.sentence) ?? []), plan]);
  }
  for (const [lastError, plans] of bySentence) {
    await inChunks(idsOf(plans), (ids) =>
      tx.db
        .updateTable('provisioningJob')
        .set({ lastError })
        .where('id', 'in', ids)
        .where('state', 'in', openStates)
        .execute(),
    );
    for (const { change } of plans) tx.touch('provisioning_job', change.id);
  }
}

async function cameBack(tx: WriteTx, device: Device): Promise<void> {
  if (device.health === 'up') return;
  await recordDeviceHealth(tx, device.id, { state: 'up', checkedAt: tx.now });
}

/** That the brake was pulled stands in the router's history, once for all that it holds. */
function auditBrake(tx: WriteTx, { id }: Device, judged: readonly Judged[]): void {
  const held = judged.flatMap(({ plan, verdict }) =>
    verdict.kind === 'planned' && verdict.held !== undefined && plan.change.heldReason === null ? [verdict.held] : [],
  );
  if (held.length === 0) return;
  tx.audit({
    event: 'network.brake_pulled',
    model: 'device',
    recordId: id,
    after: { held: held.length },
    why: held[0],
  });
}

/** What may be written, and the stage by which it may. */
export interface Writable {
  readonly stage: DeviceStage;
  readonly plans: readonly ChangePlan[];
  /** When what waits for the end of the quiet hours goes on; null where nothing does. */
  readonly laterAt: Instant | null;
}

/** As it is at this moment: whoever sets a router to dry run, or takes it out of service, is obeyed from then on. */
const presentDevice = (tx: WriteTx, deviceId: Id) =>
  tx.db
    .selectFrom('device')
    .select(['stage', 'maintenanceSince', 'maintenanceUntil'])
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow();

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
    const now = await presentDevice(tx, device.id);
    const { stage } = now;
    if (isInMaintenance(now, tx.now)) return { stage, plans: [], laterAt: null };
    const { timeZone } = await companyOf(tx.db);
    const rules = houseRules(await readSettings(tx.db), tx.now, timeZone);
    const current = plans
      .filter(({ change }) => present.stateOf.get(change.id) === change.state)
      .filter(({ change }) => present.isNewest(change));
    const judged = judgePlans(current, { stage, reach: await readReach(tx, device), rules, timeZone });
    await supersede(
      tx,
      work.overtaken.map(({ id }) => id),
    );
    await cameBack(tx, device);
    const recorded = new Map(
      judged.filter(({ verdict }) => verdict.kind !== 'later').map((one) => [one.plan.change.id, rowsOnRecord(one)]),
    );
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
    await markLater(tx, judged);
    auditBrake(tx, device, judged);
    await recordNetworkTruth(
      tx,
      of('planned').flatMap((plan) => asRead(tx, device, present, plan, { note: WAITS[stage] })),
    );
    const toApply = of('apply');
    await markApplying(tx, toApply);
    const written = toApply.map((plan) => withRecorded(plan, recorded.get(plan.change.id)?.rows ?? plan.rows));
    return { stage, plans: written, laterAt: of('later').length > 0 ? rules.quietUntil : null };
  });
}
