import { toJsonColumn } from '#db/store-values.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import type { Device } from '../router/device-access.ts';
import { recordCheck } from './check-preparation.ts';
import type { PreparationPlan } from './plan/plan-preparation.ts';
import type { Step } from './plan/planned-step.ts';
import type { Run } from './run.queries.ts';
import { inWords } from './shown-plan.ts';
import type { RefusedStep } from './write-steps.ts';

const OPEN = ['approved', 'applying', 'undoing'] as const;

/** Guarded: what was settled already, or taken over by another console, stays. */
const ofRun = (tx: WriteTx, run: Run) =>
  tx.db.updateTable('routerPreparation').where('id', '=', run.id).where('state', 'in', OPEN);

export async function recordWaiting(platform: Platform, device: Device, run: Run, lastError: string): Promise<void> {
  await platform.store.db
    .updateTable('routerPreparation')
    .set({ lastError })
    .where('id', '=', run.id)
    .where('state', 'in', OPEN)
    .execute();
  platform.bus.publish([{ model: 'router_preparation', id: device.id }]);
}

/** From here on rows of it may stand on the router. Answers false where it is not approved any more, or not to be written. */
export async function beginWriting(platform: Platform, actor: Actor, device: Device, run: Run): Promise<boolean> {
  return await inTransaction(platform, actor, async (tx) => {
    const { stage } = await tx.db
      .selectFrom('device')
      .select('stage')
      .where('id', '=', device.id)
      .executeTakeFirstOrThrow();
    if (stage === 'dry_run') return false;
    const begun = await tx.db
      .updateTable('routerPreparation')
      .set({ state: 'applying', startedAt: tx.now, lastError: null })
      .where('id', '=', run.id)
      .where('state', 'in', ['approved', 'applying'])
      .returning('id')
      .executeTakeFirst();
    tx.touch('router_preparation', device.id);
    return begun !== undefined;
  });
}

/** The router was read back and shows what was approved. */
export async function settleVerified(
  platform: Platform,
  actor: Actor,
  device: Device,
  run: Run,
  plan: PreparationPlan,
): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const settled = await ofRun(tx, run)
      .set({ state: 'verified', verifiedAt: tx.now, lastError: null })
      .returning('id')
      .executeTakeFirst();
    await recordCheck(tx, device, plan);
    if (settled === undefined) return;
    const after = { router: device.name, plan: run.planHash, rows: inWords(run.steps) };
    tx.audit({ event: 'preparation.verified', model: 'device', recordId: device.id, after });
  });
}

/** What was changed since by others is left, and said. */
export async function settleUndone(
  platform: Platform,
  actor: Actor,
  device: Device,
  run: Run,
  { plan, left }: { readonly plan: PreparationPlan; readonly left: readonly string[] },
): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const settled = await ofRun(tx, run)
      .set({ state: 'undone', undoneAt: tx.now, lastError: left.length === 0 ? null : left.join(' ') })
      .returning('id')
      .executeTakeFirst();
    await recordCheck(tx, device, plan);
    if (settled === undefined) return;
    const after = { router: device.name, plan: run.planHash, left };
    const why = run.undoReason ?? undefined;
    tx.audit({ event: 'preparation.undone', model: 'device', recordId: device.id, after, why });
  });
}

const withError = (steps: readonly Step[], { step, sentence }: RefusedStep): Step[] =>
  steps.map((one) =>
    one.path === step.path && one.what === step.what && one.sign === step.sign ? { ...one, error: sentence } : one,
  );

export interface Failure {
  readonly sentence: string;
  readonly refused?: RefusedStep;
  /** How the router was found after it, where it could be read. */
  readonly plan?: PreparationPlan;
}

/** A person has to look. */
export async function settleFailed(
  platform: Platform,
  actor: Actor,
  device: Device,
  run: Run,
  { sentence, refused, plan }: Failure,
): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const rows = refused === undefined ? {} : { rowsJson: toJsonColumn(withError(run.steps, refused)) };
    await ofRun(tx, run)
      .set({ state: 'failed', lastError: sentence, ...rows })
      .execute();
    if (plan !== undefined) await recordCheck(tx, device, plan);
    const after = { router: device.name, plan: run.planHash, problem: sentence };
    tx.audit({ event: 'preparation.failed', model: 'device', recordId: device.id, after });
    tx.touch('router_preparation', device.id);
  });
}
