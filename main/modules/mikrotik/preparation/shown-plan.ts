import { toJsonColumn } from '#db/store-values.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { chosenSteps, type Step, stepsHash } from './plan/planned-step.ts';
import { isPreparedPath } from './prepared-menus.ts';
import { type Run, readRun } from './run.queries.ts';

export interface Choice {
  /** The router. */
  readonly id: Id;
  readonly planHash: string;
  readonly removesExtras: boolean;
}

const CHANGED =
  'The plan is another by now: the router or the settings changed since you looked. Look at it again, then approve it.';
/** One preparation of a router at a time: the router's row is held until the transaction ends. */
export async function holdRouter(platform: Platform, tx: WriteTx, id: Id) {
  const query = tx.db.selectFrom('device').select(['id', 'name', 'kind', 'stage', 'archivedAt']).where('id', '=', id);
  const device = await locked(platform, query).executeTakeFirst();
  if (device === undefined) throw notFound('device');
  if (device.kind !== 'mikrotik') throw new Refusal('NOT_ALLOWED_NOW', `${device.name} is not a MikroTik.`);
  if (device.archivedAt !== null) throw new Refusal('NOT_ALLOWED_NOW', `${device.name} is archived.`);
  return device;
}

const isBusy = ({ state }: Run): boolean => state === 'approved' || state === 'applying' || state === 'undoing';

/** The rows of the plan that was shown. @throws Refusal when the last look found another one. */
async function shownSteps(tx: WriteTx, { id, planHash, removesExtras }: Choice): Promise<Step[]> {
  const check = await tx.db
    .selectFrom('routerPreparationCheck')
    .select('reportJson')
    .where('deviceId', '=', id)
    .executeTakeFirst();
  const rows = (check?.reportJson?.rows ?? []).flatMap((row): Step[] =>
    isPreparedPath(row.path) ? [{ ...row, path: row.path }] : [],
  );
  const steps = chosenSteps(rows, removesExtras);
  if (steps.length === 0) throw new Refusal('NOT_ALLOWED_NOW', 'Nothing has to be written: look at the router again.');
  if (stepsHash(steps) !== planHash) throw new Refusal('CONFLICT', CHANGED);
  return steps;
}

/** The router, the plan that was shown, and what was asked for before. @throws Refusal where it may not be written now. */
export async function readWritable(platform: Platform, tx: WriteTx, choice: Choice) {
  const device = await holdRouter(platform, tx, choice.id);
  if (device.stage === 'dry_run') {
    throw new Refusal(
      'NOT_ALLOWED_NOW',
      `${device.name} is in dry run: its preparation is only shown. Set it to staged or live to have it written.`,
    );
  }
  const run = await readRun(tx.db, choice.id);
  if (run !== undefined && isBusy(run)) {
    throw new Refusal('NOT_ALLOWED_NOW', `${device.name} is being written to already (${run.state}).`);
  }
  const waiting = run?.state === 'planned' ? run : undefined;
  return { waiting, seq: (run?.seq ?? 0) + 1, steps: await shownSteps(tx, choice) };
}

/** A new record of what somebody wants written. */
export const asked = (
  tx: WriteTx,
  { id, planHash }: Choice,
  { seq, steps }: { readonly seq: number; readonly steps: readonly Step[] },
) => ({
  id: tx.newId(),
  deviceId: id,
  seq,
  state: 'planned' as const,
  rowsJson: toJsonColumn(steps),
  planHash,
  requestedBy: tx.actor.name,
  requestedById: tx.actor.id,
  requestedAt: tx.now,
  approvedBy: null,
  approvedAt: null,
  startedAt: null,
  verifiedAt: null,
  undoBy: null,
  undoReason: null,
  undoneAt: null,
  lastError: null,
});

/** What was asked for and is not being written. */
export async function drop(tx: WriteTx, run: Run | undefined): Promise<void> {
  if (run === undefined) return;
  await tx.db.deleteFrom('routerPreparation').where('id', '=', run.id).where('state', '=', 'planned').execute();
}

/** For the history. */
export const inWords = (steps: readonly Step[]): string[] =>
  steps.map(({ sign, path, naturalKey }) => `${sign} ${path} ${naturalKey}`);

/** Into the router's history, and to every screen that shows its preparation. */
export function tell(tx: WriteTx, event: string, deviceId: Id, after: object, why?: string): void {
  tx.audit({ event, model: 'device', recordId: deviceId, after, why });
  tx.touch('router_preparation', deviceId);
}
