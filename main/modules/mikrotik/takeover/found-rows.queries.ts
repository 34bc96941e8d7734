import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from '../chunks.ts';
import { FoundRows } from '../plan/found-rows.ts';
import { isManagedPath, type ManagedPath } from '../plan/menus.ts';

/** RouterOS keeps no comment on these: ours are known by their place in the books for good. */
const NO_COMMENTS: ManagedPath = '/ip/hotspot/user/profile';

/** What was taken over on this router. */
export async function readFoundRows(db: Kysely<Database>, deviceId: Id): Promise<FoundRows> {
  const rows = await db
    .selectFrom('foundRow')
    .select(['path', 'naturalKey', 'marker', 'keptJson', 'markedAt'])
    .where('deviceId', '=', deviceId)
    .execute();
  if (rows.length === 0) return FoundRows.none;
  return new FoundRows(
    rows.flatMap(({ path, naturalKey, marker, keptJson, markedAt }) =>
      isManagedPath(path) ? [{ path, naturalKey, marker, kept: keptJson, isMarked: markedAt !== null }] : [],
    ),
  );
}

interface Served {
  readonly id: Id;
  readonly plan: { readonly id: Id };
}

/** These services were read back as the books want them: their rows say now that they are ours, or are gone. */
export async function recordMarked(tx: Pick<WriteTx, 'db' | 'now'>, deviceId: Id, services: readonly Served[]) {
  const unmarked = (column: 'subscriptionId' | 'planId', ids: readonly Id[]) =>
    tx.db
      .updateTable('foundRow')
      .set({ markedAt: tx.now })
      .where('deviceId', '=', deviceId)
      .where('markedAt', 'is', null)
      .where('path', '<>', NO_COMMENTS)
      .where(column, 'in', ids)
      .execute();
  const planIds = [...new Set(services.map(({ plan }) => plan.id))];
  await inChunks(
    services.map(({ id }) => id),
    (ids) => unmarked('subscriptionId', ids),
  );
  await inChunks(planIds, (ids) => unmarked('planId', ids));
}
