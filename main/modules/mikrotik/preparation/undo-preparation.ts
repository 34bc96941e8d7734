import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { enqueuePrepare } from '../router-jobs.ts';
import { readRun, whyNotUndo } from './run.queries.ts';
import { holdRouter, tell } from './shown-plan.ts';

/** Puts back what the last preparation changed. */
export async function undoPreparation(
  platform: Platform,
  actor: Actor,
  { id, reason }: { readonly id: Id; readonly reason: string },
): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const device = await holdRouter(platform, tx, id);
    const run = await readRun(tx.db, id);
    if (run === undefined) throw new Refusal('NOT_ALLOWED_NOW', `${device.name} was never prepared from here.`);
    const refused = whyNotUndo(run, device);
    if (refused !== null) throw new Refusal('NOT_ALLOWED_NOW', refused);
    await tx.db
      .updateTable('routerPreparation')
      .set({ state: 'undoing', undoBy: actor.name, undoReason: reason, lastError: null })
      .where('id', '=', run.id)
      .where('state', '=', run.state)
      .execute();
    tell(tx, 'preparation.undo_asked', id, { plan: run.planHash }, reason);
    await enqueuePrepare(tx, id);
    return { id };
  });
}
