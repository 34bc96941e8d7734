import type { RouterPreparationTable } from '#db/schema/preparation.ts';
import type { WriteContext } from '#platform/write.ts';
import type { Step } from './plan/planned-step.ts';
import { isPreparedPath } from './prepared-menus.ts';

type Db = Pick<WriteContext, 'store'>['store']['db'];

/** One plan that was asked for, with its rows as steps. */
export interface Run extends Omit<RouterPreparationTable, 'rowsJson'> {
  readonly steps: readonly Step[];
}

/** The newest of a router: what is open now, or what was written last. */
export async function readRun(db: Db, deviceId: string): Promise<Run | undefined> {
  const row = await db
    .selectFrom('routerPreparation')
    .selectAll()
    .where('deviceId', '=', deviceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { rowsJson, ...run } = row;
  const steps = rowsJson.flatMap((step): Step[] => (isPreparedPath(step.path) ? [{ ...step, path: step.path }] : []));
  return { ...run, steps };
}

/** Why the last preparation of a router cannot be taken back now; null when it can. */
export function whyNotUndo(run: Run, device: { readonly name: string; readonly stage: string }): string | null {
  switch (run.state) {
    case 'planned':
      return 'Nothing was written yet.';
    case 'approved':
    case 'applying':
      return 'It is being written. Wait until it is read back.';
    case 'undoing':
      return 'It is being put back already.';
    case 'undone':
      return 'It was put back already.';
    case 'verified':
    case 'failed':
      if (run.startedAt === null) return 'Nothing was written, so there is nothing to put back.';
      return device.stage === 'dry_run' ? `${device.name} is in dry run: nothing is written there.` : null;
  }
}
