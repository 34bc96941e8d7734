import type { TakeoverSource } from '#contract/mikrotik.ts';
import { insertRows } from '#db/insert-rows.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { routerOf } from '../check-router.ts';
import { soundsCutOff } from './candidates/find-candidates.ts';
import { dropParts } from './file-parts.ts';
import { readSource } from './read-source.ts';
import { storeReading } from './store-reading.ts';

const FIRST_OF_MONTH = 1;

/** Reads a router, or its export, and keeps what was found as a draft: nothing is in the books yet, nothing is written. */
export async function startTakeover(
  platform: Platform,
  actor: Actor,
  { deviceId, source }: { readonly deviceId: Id; readonly source: TakeoverSource },
): Promise<{ id: Id }> {
  const device = await routerOf(platform, deviceId);
  const read = await readSource(platform, device, source);
  return await inTransaction(platform, actor, async (tx) => {
    const open = await tx.db
      .selectFrom('takeover')
      .select('createdBy')
      .where('deviceId', '=', deviceId)
      .where('state', '=', 'draft')
      .executeTakeFirst();
    if (open !== undefined) {
      throw new Refusal(
        'DUPLICATE',
        `${device.name} is being taken over already, begun by ${open.createdBy}. Go on with that one.`,
      );
    }
    const id = tx.newId();
    const options = { cutOffLists: [], sectorId: null, position: null, anchorDay: FIRST_OF_MONTH, paidThrough: null };
    await insertRows(tx.db, 'takeover', [
      {
        id,
        deviceId,
        source: source.kind,
        fileName: read.fileName,
        state: 'draft',
        readAt: tx.now,
        routerVersion: read.version,
        optionsJson: toJsonColumn(options),
        listsJson: toJsonColumn([]),
        notesJson: toJsonColumn([]),
        createdBy: actor.name,
        createdAt: tx.now,
        settledAt: null,
      },
    ]);
    const { notes, lists, found } = await storeReading(platform, tx, { id, deviceId }, read);
    const cutOffLists = lists.filter(({ name, count }) => count > 0 && soundsCutOff(name)).map(({ name }) => name);
    await tx.db
      .updateTable('takeover')
      .set({
        optionsJson: toJsonColumn({ ...options, cutOffLists }),
        listsJson: toJsonColumn(lists),
        notesJson: toJsonColumn([...read.notes, ...notes]),
      })
      .where('id', '=', id)
      .execute();
    if (source.kind === 'file') await dropParts(tx, source.uploadId);
    const after = { router: device.name, source: source.kind, fileName: read.fileName, services: found.length };
    tx.audit({ event: 'takeover.started', model: 'takeover', recordId: id, after });
    return { id };
  });
}
