import type { NewSector } from '#contract/core.ts';
import { invalid } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { againAfterRace } from '../unique-race.ts';
import { capacityColumns } from './capacity-columns.ts';
import { holdSector } from './hold-sector.ts';

export async function refuseTakenCode(tx: WriteTx, code: string, except: Id | null): Promise<void> {
  const taken = await tx.db.selectFrom('sector').select(['id', 'name']).where('code', '=', code).executeTakeFirst();
  if (taken !== undefined && taken.id !== except) throw invalid({ code: `${taken.name} has this code.` });
}

export async function createSector(platform: Platform, actor: Actor, input: NewSector): Promise<{ id: Id }> {
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const { position, capacity, ...fields } = input;
      await refuseTakenCode(tx, fields.code, null);
      if (fields.parentId !== null) await holdSector(platform, tx, fields.parentId, 'parentId');
      const row = {
        id: tx.newId(),
        ...fields,
        lat: position?.lat ?? null,
        lng: position?.lng ?? null,
        ...capacityColumns(capacity),
        createdAt: tx.now,
        archivedAt: null,
      };
      await tx.db.insertInto('sector').values(row).execute();
      tx.audit({ event: 'sector.created', model: 'sector', recordId: row.id, after: row });
      return { id: row.id };
    }),
  );
}
