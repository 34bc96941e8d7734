import { dateIn } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { type NetworkTruthUpdate, recordNetworkTruth } from '#modules/core/index.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { forgetDrift } from '../drift/record-drift.ts';
import { isShared, type PlannedRow } from '../plan/planned-row.ts';
import type { Device } from '../router/device-access.ts';
import { recordMarked } from '../takeover/found-rows.queries.ts';
import { openStates } from './open-work.queries.ts';
import { type PresentChanges, readPresent } from './overtaken.ts';
import type { ChangePlan } from './plan-changes.ts';

export interface Failure {
  readonly plan: ChangePlan;
  /** What a person can do about it. */
  readonly sentence: string;
  /** The row that the router refused. */
  readonly row: PlannedRow | null;
}

/** The books' word on a service is the router's that serves it; another router that forgot it has none. */
const speaksFor = (device: Device, { change }: ChangePlan): boolean =>
  change.service.deviceId === null || change.service.deviceId === device.id;

/** What was read of a service; how that stands to the books only if nothing newer is wanted of it. */
export function asRead(
  tx: Pick<WriteTx, 'now'>,
  device: Device,
  present: PresentChanges,
  plan: ChangePlan,
  judgement: Pick<NetworkTruthUpdate, 'truth' | 'note'>,
): NetworkTruthUpdate[] {
  if (!speaksFor(device, plan)) return [];
  const { service } = plan.change;
  const read = { subscriptionId: service.id, service: plan.seen, readAt: tx.now };
  return [present.isWanted(plan.change) ? { ...read, ...judgement } : read];
}

function truthAfter(plan: ChangePlan, undoneOn: string): Pick<NetworkTruthUpdate, 'truth' | 'note'> {
  if (plan.waiting !== null) return { truth: 'wanted', note: plan.waiting };
  if (!plan.differs) return { truth: 'verified', note: null };
  if (plan.difference !== null) return { truth: 'drifted', note: plan.difference };
  return {
    truth: 'drifted',
    note: `Undone by ${plan.change.requestedBy} on ${undoneOn}: the books want something else.`,
  };
}

function auditOutcome(tx: WriteTx, event: string, device: Device, { change, seen }: ChangePlan, more: object): void {
  tx.audit({
    event,
    model: 'subscription',
    recordId: change.service.id,
    after: { router: device.name, change: change.action, networkService: seen, ...more },
    why: change.reason,
  });
}

const idsOf = (plans: readonly ChangePlan[]): Id[] => plans.map(({ change }) => change.id);

/** The router was read back and shows what was wanted: only now do the books say so. */
export async function settleVerified(
  platform: Platform,
  tx: WriteTx,
  device: Device,
  plans: readonly ChangePlan[],
): Promise<void> {
  if (plans.length === 0) return;
  const present = await readPresent(platform, tx, device.id);
  const { timeZone } = await companyOf(tx.db);
  await inChunks(idsOf(plans), async (ids) => {
    await tx.db
      .updateTable('provisioningJob')
      .set((eb) => ({
        state: 'verified',
        plannedAt: eb.fn.coalesce('plannedAt', eb.val(tx.now)),
        appliedAt: eb.case().when('startedAt', 'is not', null).then(tx.now).else(eb.ref('appliedAt')).end(),
        verifiedAt: tx.now,
        settledAt: tx.now,
        lastError: null,
      }))
      .where('id', 'in', ids)
      .where('state', 'in', openStates)
      .execute();
    await tx.db
      .updateTable('provisioningRow')
      .set({ state: 'verified', error: null })
      .where('jobId', 'in', ids)
      .execute();
  });
  await recordMarked(
    tx,
    device.id,
    plans.map(({ change }) => change.service),
  );
  await forgetDrift(
    tx,
    device.id,
    plans
      .filter(({ differs }) => !differs)
      .map(({ change }) => ({
        subscriptionId: change.service.id,
        profiles: change.recorded.filter(isShared).map(({ naturalKey }) => naturalKey),
      })),
  );
  const undoneOn = dateIn(tx.now, timeZone);
  await recordNetworkTruth(
    tx,
    plans.flatMap((plan) => asRead(tx, device, present, plan, truthAfter(plan, undoneOn))),
  );
  for (const plan of plans) {
    auditOutcome(tx, plan.change.action === 'undo' ? 'network.undone' : 'network.verified', device, plan, {});
    tx.touch('provisioning_job', plan.change.id);
  }
}

/** The router acknowledged the writing and was lost before it could be read back; the changes stay open. */
export async function settleApplied(
  platform: Platform,
  tx: WriteTx,
  device: Device,
  plans: readonly ChangePlan[],
): Promise<void> {
  const present = await readPresent(platform, tx, device.id);
  const note = `Written to ${device.name}, not read back yet.`;
  const applied = plans.filter((plan) => speaksFor(device, plan) && present.isWanted(plan.change));
  await recordNetworkTruth(
    tx,
    applied.map(({ change }) => ({ subscriptionId: change.service.id, truth: 'applied', note })),
  );
}

/** A person has to act. The router was read, so what it does is known. */
export async function settleFailed(
  platform: Platform,
  tx: WriteTx,
  device: Device,
  failures: readonly Failure[],
): Promise<void> {
  if (failures.length === 0) return;
  const present = await readPresent(platform, tx, device.id);
  for (const { plan, sentence, row } of failures) {
    await tx.db
      .updateTable('provisioningJob')
      .set({ state: 'failed', lastError: sentence, settledAt: tx.now })
      .where('id', '=', plan.change.id)
      .where('state', 'in', openStates)
      .execute();
    if (row !== null) {
      await tx.db
        .updateTable('provisioningRow')
        .set({ state: 'failed', error: sentence })
        .where('jobId', '=', plan.change.id)
        .where('path', '=', row.path)
        .where('naturalKey', '=', row.naturalKey)
        .where('sign', '=', row.sign)
        .execute();
    }
    auditOutcome(tx, 'network.failed', device, plan, { problem: sentence });
    tx.touch('provisioning_job', plan.change.id);
  }
  const truth = device.stage === 'dry_run' ? 'wanted' : 'drifted';
  await recordNetworkTruth(
    tx,
    failures.flatMap(({ plan, sentence }) => asRead(tx, device, present, plan, { truth, note: sentence })),
  );
}
