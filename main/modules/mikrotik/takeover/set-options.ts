import type { TakeoverOptions } from '#contract/mikrotik.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { invalid } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { lockDraft } from './draft.queries.ts';
import { optionsOf } from './stored-candidate.ts';

/** What all rows have in common: where they are, when they are billed, which lists cut customers off. */
export async function setOptions(
  platform: Platform,
  actor: Actor,
  { id, ...given }: Partial<TakeoverOptions> & { readonly id: Id },
): Promise<{ id: Id }> {
  await inTransaction(platform, actor, async (tx) => {
    const takeover = await lockDraft(platform, tx, id);
    if (typeof given.sectorId === 'string') {
      const sector = await tx.db
        .selectFrom('sector')
        .select('archivedAt')
        .where('id', '=', given.sectorId)
        .executeTakeFirst();
      if (sector === undefined || sector.archivedAt !== null) throw invalid({ sectorId: 'There is no such sector.' });
    }
    const before = optionsOf(takeover.optionsJson);
    const after = {
      ...before,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    await tx.db
      .updateTable('takeover')
      .set({ optionsJson: toJsonColumn(after) })
      .where('id', '=', id)
      .execute();
    tx.audit({ event: 'takeover.options_set', model: 'takeover', recordId: id, before, after });
  });
  return { id };
}
