import type { Maintenance } from '#contract/core.ts';
import type { DeviceTable } from '#db/schema/core.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';

type Told = Pick<DeviceTable, 'maintenanceSince' | 'maintenanceUntil' | 'maintenanceReason'>;

/** Whether somebody works on the device now: an end that has passed ends it. */
export const isInMaintenance = ({ maintenanceSince, maintenanceUntil }: Omit<Told, 'maintenanceReason'>, now: string) =>
  maintenanceSince !== null && (maintenanceUntil === null || maintenanceUntil > now);

async function tell(platform: Platform, tx: WriteTx, id: Id, event: string, told: Told, why?: string): Promise<void> {
  const query = tx.db
    .selectFrom('device')
    .select(['archivedAt', 'maintenanceSince', 'maintenanceUntil', 'maintenanceReason'])
    .where('id', '=', id);
  const device = await locked(platform, query).executeTakeFirst();
  if (device === undefined) throw notFound('device');
  const { archivedAt, ...before } = device;
  if (archivedAt !== null) throw new Refusal('NOT_ALLOWED_NOW', 'This device is archived.');
  await tx.db.updateTable('device').set(told).where('id', '=', id).execute();
  tx.audit({ event, model: 'device', recordId: id, before, after: told, why });
  tx.emit('device.changed', { deviceId: id });
}

/** Takes a device out of service: nothing is written to it, and nobody is alarmed by it. Again: a new end and reason. */
export async function startMaintenance(
  platform: Platform,
  actor: Actor,
  { id, until, reason }: Maintenance,
): Promise<{ id: Id }> {
  await inTransaction(platform, actor, async (tx) => {
    if (until !== null && until <= tx.now) throw invalid({ until: 'The end lies in the past. Choose one to come.' });
    const told = { maintenanceSince: tx.now, maintenanceUntil: until, maintenanceReason: reason };
    await tell(platform, tx, id, 'device.maintenance_started', told, reason);
  });
  return { id };
}

/** Puts it back into service; what waited for it goes on. */
export async function endMaintenance(platform: Platform, actor: Actor, id: Id): Promise<{ id: Id }> {
  await inTransaction(platform, actor, (tx) =>
    tell(platform, tx, id, 'device.maintenance_ended', {
      maintenanceSince: null,
      maintenanceUntil: null,
      maintenanceReason: null,
    }),
  );
  return { id };
}
