import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { readRun } from './run.queries.ts';
import { drop, holdRouter, tell } from './shown-plan.ts';

/** Drops what was asked for, while nothing of it is written. */
export async function withdrawPreparation(
  platform: Platform,
  actor: Actor,
  { id, reason }: { readonly id: Id; readonly reason: string },
): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    await holdRouter(platform, tx, id);
    const run = await readRun(tx.db, id);
    if (run === undefined) throw new Refusal('NOT_ALLOWED_NOW', 'Nothing was asked for.');
    if (run.state !== 'planned') {
      throw new Refusal('NOT_ALLOWED_NOW', `Only what waits to be approved can be withdrawn. It is ${run.state}.`);
    }
    await drop(tx, run);
    tell(tx, 'preparation.withdrawn', id, { plan: run.planHash }, reason);
    return { id };
  });
}
