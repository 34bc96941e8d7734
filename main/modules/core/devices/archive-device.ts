import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { counted } from '../counted.ts';
import { servicesOn } from './services-on.ts';

export async function archiveDevice(platform: Platform, actor: Actor, id: Id): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('device').select(['name', 'archivedAt']).where('id', '=', id);
    const device = await locked(platform, query).executeTakeFirst();
    if (device === undefined) throw notFound('device');
    if (device.archivedAt !== null) return { id };
    const services = await servicesOn(tx, id);
    if (services > 0) {
      const sentence = `${device.name} serves ${counted(services, 'service')}. Move or terminate them first.`;
      throw new Refusal('NOT_ALLOWED_NOW', sentence);
    }
    await tx.db.updateTable('device').set({ archivedAt: tx.now }).where('id', '=', id).execute();
    tx.audit({
      event: 'device.archived',
      model: 'device',
      recordId: id,
      before: { archivedAt: null },
      after: { archivedAt: tx.now },
    });
    tx.emit('device.changed', { deviceId: id });
    return { id };
  });
}
