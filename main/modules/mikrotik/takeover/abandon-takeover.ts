import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { lockDraft } from './draft.queries.ts';

/** Ends a takeover. What was adopted stays adopted; the rest stays on the router as it is, and passwords read are forgotten. */
export async function abandonTakeover(
  platform: Platform,
  actor: Actor,
  { id, reason }: { readonly id: Id; readonly reason: string },
): Promise<{ id: Id }> {
  await inTransaction(platform, actor, async (tx) => {
    await lockDraft(platform, tx, id);
    const adopted = await tx.db
      .selectFrom('takeoverRow')
      .select('id')
      .where('takeoverId', '=', id)
      .where('adoptedAt', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    const state = adopted === undefined ? 'abandoned' : 'adopted';
    await tx.db.updateTable('takeover').set({ state, settledAt: tx.now }).where('id', '=', id).execute();
    await tx.db.updateTable('takeoverRow').set({ passwordSealed: null }).where('takeoverId', '=', id).execute();
    tx.audit({ event: `takeover.${state}`, model: 'takeover', recordId: id, why: reason });
  });
  return { id };
}
