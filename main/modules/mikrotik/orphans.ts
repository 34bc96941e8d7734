import type { Id } from '#kernel/ids.ts';
import { recordNetworkTruth } from '#modules/core/index.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { readNewest } from './newer-change.queries.ts';
import { serviceMarker, subscriptionOf } from './plan/markers.ts';
import { keyOf, rowInWords } from './plan/menus.ts';
import { serviceSeen } from './plan/network-service.ts';
import type { RouterView } from './plan/router-view.ts';
import { requestChange } from './request-change.ts';
import type { Device } from './router/device-access.ts';
import { readServices, type ServiceOnBooks } from './services.queries.ts';
import { readOpenSubscriptions } from './sync/overtaken.ts';

const subscriptionsOn = (view: RouterView): Set<Id> =>
  new Set(
    view.paths.flatMap((path) =>
      [...view.markersOf(path)].flatMap((marker) => {
        const id = subscriptionOf(marker);
        return id === undefined ? [] : [id];
      }),
    ),
  );

const rowsInWords = (view: RouterView, id: Id): string =>
  view.paths
    .flatMap((path) => view.marked(path, serviceMarker(id)).map((row) => rowInWords(path, keyOf(path, row))))
    .join(', ');

/** Rows of a service that ended here are reported; those of one that went elsewhere are asked to be removed, once. */
async function settleOrphan(tx: WriteTx, device: Device, view: RouterView, service: ServiceOnBooks): Promise<void> {
  const place = { deviceId: device.id, subscriptionId: service.id };
  if (service.deviceId === device.id) {
    if (/^Undone by /.test(service.networkNote ?? '')) return;
    const note = `Still on ${device.name}: ${rowsInWords(view, service.id)}. Push the service to remove it.`;
    const seen = { subscriptionId: service.id, service: serviceSeen(service, view), readAt: tx.now };
    await recordNetworkTruth(tx, [{ ...seen, truth: 'drifted', note }]);
    return;
  }
  const newest = (await readNewest(tx.db, [{ ...place, seq: 0 }]))(place);
  if (newest?.state === 'failed') return;
  await requestChange(tx, {
    ...place,
    action: 'terminate',
    reason: 'Rows of it were found on a router that does not serve it.',
    ref: null,
    requestedBy: 'Lastmile',
    isRouterOfService: false,
    isDryRun: device.stage === 'dry_run',
  });
}

/** Rows with our marker whose service is not served by this router. Markers of another store are left alone. */
export async function findOrphans(
  platform: Platform,
  tx: WriteTx,
  device: Device,
  view: RouterView,
  serving: ReadonlySet<Id>,
): Promise<void> {
  const strays = [...subscriptionsOn(view)].filter((id) => !serving.has(id));
  if (strays.length === 0) return;
  const busy = await readOpenSubscriptions(tx, device.id);
  const services = await readServices(platform, (eb) => eb('subscription.id', 'in', strays), { db: tx.db });
  for (const service of services.values()) {
    if (!busy.has(service.id)) await settleOrphan(tx, device, view, service);
  }
}
