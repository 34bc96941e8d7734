import type { SectorChange } from '#contract/core.ts';
import type { SectorTable } from '#db/schema/core.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { changedFields, given } from '../changed-fields.ts';
import { runningStates } from '../subscriptions/running-states.ts';
import { againAfterRace } from '../unique-race.ts';
import { capacityColumns } from './capacity-columns.ts';
import { refuseTakenCode } from './create-sector.ts';
import { holdSector } from './hold-sector.ts';

/** The sector and everything that lies in it cannot be its parent. */
async function refuseCircle(tx: WriteTx, id: Id, parentId: Id): Promise<void> {
  const above = await tx.db
    .withRecursive('above', (db) =>
      db
        .selectFrom('sector')
        .select(['sector.id', 'sector.parentId'])
        .where('sector.id', '=', parentId)
        .union(
          db
            .selectFrom('sector')
            .innerJoin('above', 'above.parentId', 'sector.id')
            .select(['sector.id', 'sector.parentId']),
        ),
    )
    .selectFrom('above')
    .select('above.id')
    .where('above.id', '=', id)
    .executeTakeFirst();
  if (above !== undefined) throw invalid({ parentId: 'A sector cannot lie in itself or in one of its own parts.' });
}

/** What the routers' queues depend on. */
const SHAPING = ['code', 'capacityDownloadKbps', 'capacityUploadKbps', 'capacityTarget', 'oversubscription'] as const;

/** Everyone who runs in the sector: what their routers have is not what is wanted any more. */
async function announceToServices(tx: WriteTx, { id: sectorId, name }: SectorTable): Promise<void> {
  const services = await tx.db
    .updateTable('subscription')
    .set({ networkTruth: 'wanted', networkNote: null })
    .where('sectorId', '=', sectorId)
    .where('state', 'in', runningStates)
    .returning('id')
    .execute();
  const reason = `The sector ${name} has another capacity.`;
  const ref = { model: 'sector', id: sectorId, label: name };
  for (const { id } of services.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    tx.emit('subscription.changed', { subscriptionId: id, reason, ref });
    tx.touch('subscription', id);
  }
}

export async function updateSector(platform: Platform, actor: Actor, input: SectorChange): Promise<{ id: Id }> {
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const { id, position, capacity, ...fields } = input;
      const query = tx.db.selectFrom('sector').selectAll().where('id', '=', id);
      const before = await locked(platform, query).executeTakeFirst();
      if (before === undefined) throw notFound('sector');
      if (before.archivedAt !== null) throw new Refusal('NOT_ALLOWED_NOW', 'This sector is archived.');
      if (fields.code !== undefined) await refuseTakenCode(tx, fields.code, id);
      if (fields.parentId !== undefined && fields.parentId !== null && fields.parentId !== before.parentId) {
        await holdSector(platform, tx, fields.parentId, 'parentId');
        await refuseCircle(tx, id, fields.parentId);
      }
      const place = position === undefined ? {} : { lat: position?.lat ?? null, lng: position?.lng ?? null };
      const shape = capacity === undefined ? {} : capacityColumns(capacity);
      const difference = changedFields(before, { ...before, ...given(fields), ...place, ...shape });
      if (difference === undefined) return { id };
      await tx.db.updateTable('sector').set(difference.after).where('id', '=', id).execute();
      tx.audit({ event: 'sector.changed', model: 'sector', recordId: id, ...difference });
      if (SHAPING.some((field) => field in difference.after))
        await announceToServices(tx, { ...before, ...difference.after });
      return { id };
    }),
  );
}
