import { type FieldErrors, invalid } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { held } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';

/** What is wrong with a chosen sector; a good one is kept from being archived until this transaction ends. */
export async function sectorFaults(platform: Platform, tx: WriteTx, id: Id, field: string): Promise<FieldErrors> {
  const query = tx.db.selectFrom('sector').select(['name', 'archivedAt']).where('id', '=', id);
  const sector = await held(platform, query).executeTakeFirst();
  if (sector === undefined) return { [field]: 'There is no such sector.' };
  return sector.archivedAt === null ? {} : { [field]: `${sector.name} is archived. Choose another sector.` };
}

export async function holdSector(platform: Platform, tx: WriteTx, id: Id, field: string): Promise<void> {
  const faults = await sectorFaults(platform, tx, id, field);
  if (Object.keys(faults).length > 0) throw invalid(faults);
}
