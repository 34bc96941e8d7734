import type { DeviceInterface } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

const byName = new Intl.Collator('en', { numeric: true });

/** A router's interfaces: what runs first, then by name as people count (ether2 before ether10). */
export async function readDeviceInterfaces({ store: { db } }: Platform, deviceId: Id): Promise<DeviceInterface[]> {
  const rows = await db.selectFrom('deviceInterface').selectAll().where('deviceId', '=', deviceId).execute();
  const order = ['running', 'not_running', 'disabled', 'gone'];
  return rows
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || byName.compare(a.name, b.name))
    .map(({ id, name, type, comment, state, stateSince, countedAt, rxBps, txBps, watchedAt }) => ({
      ...{ id, name, type, comment, state, stateSince, countedAt, rxBps, txBps },
      watched: watchedAt !== null,
    }));
}
