import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { asked, type Choice, drop, inWords, readWritable, tell } from './shown-plan.ts';

/** Asks for the plan that was shown; the latest takes the place of what was asked for before. */
export async function requestPreparation(platform: Platform, actor: Actor, choice: Choice): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const { waiting, seq, steps } = await readWritable(platform, tx, choice);
    await drop(tx, waiting);
    await tx.db
      .insertInto('routerPreparation')
      .values(asked(tx, choice, { seq, steps }))
      .execute();
    tell(tx, 'preparation.requested', choice.id, { plan: choice.planHash, rows: inWords(steps) });
    return { id: choice.id };
  });
}
