import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { counted } from '../counted.ts';

/** What still stands in the sector, in words. */
async function contentsOf(tx: WriteTx, sectorId: Id): Promise<string[]> {
  const services = await tx.db
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('sectorId', '=', sectorId)
    .where('state', '<>', 'terminated')
    .executeTakeFirstOrThrow();
  const devices = await tx.db
    .selectFrom('device')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('sectorId', '=', sectorId)
    .where('archivedAt', 'is', null)
    .executeTakeFirstOrThrow();
  const parts = await tx.db
    .selectFrom('sector')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('parentId', '=', sectorId)
    .where('archivedAt', 'is', null)
    .executeTakeFirstOrThrow();
  const contents: [number, string][] = [
    [services.count, 'service'],
    [devices.count, 'device'],
    [parts.count, 'sector'],
  ];
  return contents.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
}

export async function archiveSector(platform: Platform, actor: Actor, id: Id): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('sector').select(['name', 'archivedAt']).where('id', '=', id);
    const sector = await locked(platform, query).executeTakeFirst();
    if (sector === undefined) throw notFound('sector');
    if (sector.archivedAt !== null) return { id };
    const contents = await contentsOf(tx, id);
    if (contents.length > 0) {
      throw new Refusal('NOT_ALLOWED_NOW', `${sector.name} still holds ${contents.join(', ')}. Move them first.`);
    }
    await tx.db.updateTable('sector').set({ archivedAt: tx.now }).where('id', '=', id).execute();
    tx.audit({
      event: 'sector.archived',
      model: 'sector',
      recordId: id,
      before: { archivedAt: null },
      after: { archivedAt: tx.now },
    });
    return { id };
  });
}
