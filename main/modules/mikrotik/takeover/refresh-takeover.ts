import type { TakeoverSource } from '#contract/mikrotik.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { routerOf } from '../check-router.ts';
import { lockDraft } from './draft.queries.ts';
import { dropParts } from './file-parts.ts';
import { readSource } from './read-source.ts';
import { storeReading } from './store-reading.ts';

/** Reads again: new rows come, gone ones go, and what was decided by a person stays. */
export async function refreshTakeover(
  platform: Platform,
  actor: Actor,
  { id, source }: { readonly id: Id; readonly source: TakeoverSource },
): Promise<{ id: Id }> {
  const known = await platform.store.db
    .selectFrom('takeover')
    .select('deviceId')
    .where('id', '=', id)
    .executeTakeFirst();
  if (known === undefined) throw notFound('takeover');
  const device = await routerOf(platform, known.deviceId);
  const read = await readSource(platform, device, source);
  await inTransaction(platform, actor, async (tx) => {
    const takeover = await lockDraft(platform, tx, id);
    const { notes, lists, found } = await storeReading(platform, tx, takeover, read);
    await tx.db
      .updateTable('takeover')
      .set({
        source: source.kind,
        fileName: read.fileName,
        routerVersion: read.version,
        readAt: tx.now,
        listsJson: toJsonColumn(lists),
        notesJson: toJsonColumn([...read.notes, ...notes]),
      })
      .where('id', '=', id)
      .execute();
    if (source.kind === 'file') await dropParts(tx, source.uploadId);
    const after = { source: source.kind, fileName: read.fileName, services: found.length };
    tx.audit({ event: 'takeover.read_again', model: 'takeover', recordId: id, after });
  });
  return { id };
}
