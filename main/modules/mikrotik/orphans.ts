import type { Id } from '#kernel/ids.ts';
import type { NetworkTruthUpdate } from '#modules/core/index.ts';
import type { WriteTx } from '#platform/write.ts';
import { readNewest } from './newer-change.queries.ts';
import { serviceMarker } from './plan/markers.ts';
import { keyOf, rowInWords } from './plan/menus.ts';
import { serviceSeen } from './plan/network-service.ts';
import type { RouterView } from './plan/router-view.ts';
import type { WantedChange } from './request-change.ts';
import type { Device } from './router/device-access.ts';
import type { ServiceOnBooks } from './services.queries.ts';

const rowsInWords = (view: RouterView, id: Id): string =>
  view.paths
    .flatMap((path) => view.marked(path, serviceMarker(id)).map((row) => rowInWords(path, keyOf(path, row))))
    .join(', ');

function reported(tx: WriteTx, device: Device, view: RouterView, service: ServiceOnBooks): NetworkTruthUpdate[] {
  if (/^Undone by /.test(service.networkNote ?? '')) return [];
  const note = `Still on ${device.name}: ${rowsInWords(view, service.id)}. Push the service to remove it.`;
  return [{ subscriptionId: service.id, service: serviceSeen(service, view), readAt: tx.now, truth: 'drifted', note }];
}

/** A copied configuration, or a box that took another's place: nobody knows yet what these rows do there. */
const neverServed = ({ name }: Device): string =>
  `Rows of it were found on ${name}, which never served it. Look whether somebody is connected by them before they are removed.`;

export interface SettledOrphans {
  readonly updates: readonly NetworkTruthUpdate[];
  readonly wanted: readonly WantedChange[];
}

/** Rows of a service that ended here are reported; those of one that went elsewhere are asked to be removed, once. */
export async function settleOrphans(
  tx: WriteTx,
  device: Device,
  view: RouterView,
  strays: readonly ServiceOnBooks[],
): Promise<SettledOrphans> {
  const elsewhere = strays.filter(({ deviceId }) => deviceId !== device.id);
  const newest = await readNewest(
    tx.db,
    elsewhere.map(({ id }) => ({ deviceId: device.id, subscriptionId: id, seq: 0 })),
  );
  return {
    updates: strays
      .filter(({ deviceId }) => deviceId === device.id)
      .flatMap((service) => reported(tx, device, view, service)),
    wanted: elsewhere
      .map(({ id }) => ({ deviceId: device.id, subscriptionId: id }))
      .filter((place) => newest(place)?.state !== 'failed')
      .map((place) => ({
        ...place,
        action: 'terminate' as const,
        reason: 'Rows of it were found on a router that does not serve it.',
        ref: null,
        requestedBy: 'Lastmile',
        isRouterOfService: false,
        isDryRun: device.stage === 'dry_run',
        ...(newest(place) === undefined ? { heldReason: neverServed(device) } : {}),
      })),
  };
}
