import type { Id } from '#kernel/ids.ts';
import { serviceMarker, subscriptionOf } from '../plan/markers.ts';
import { keyOf } from '../plan/menus.ts';
import type { RouterView } from '../plan/router-view.ts';
import { restorable } from '../plan/row-fields.ts';
import type { RouterSettings, Service } from '../plan/service.ts';
import type { FoundRow } from './found-row.ts';
import { harmOf } from './harm.ts';

/** Every service that a marker on the router names. */
export const subscriptionsOn = (view: RouterView): Set<Id> =>
  new Set(
    view.paths.flatMap((path) =>
      [...view.markersOf(path)].flatMap((marker) => {
        const id = subscriptionOf(marker);
        return id === undefined ? [] : [id];
      }),
    ),
  );

/** Rows of a service of ours that this router does not serve: it ended, or went elsewhere. */
export function leftBehind(service: Service, router: RouterSettings, view: RouterView): FoundRow[] {
  const marker = serviceMarker(service.id);
  const isElsewhere = service.deviceId !== router.id;
  const harm = isElsewhere ? null : harmOf(service, router, view, []);
  const state = service.state.replaceAll('_', ' ');
  const why = isElsewhere
    ? `${service.code} is served by another router; its row was left here.`
    : `${service.code} is ${state}; its row was left on the router.`;
  return view.paths.flatMap((path) =>
    view.marked(path, marker).map((row) => ({
      kind: 'extra' as const,
      path,
      naturalKey: keyOf(path, row),
      marker,
      subscriptionId: service.id,
      services: null,
      cause: 'left_behind' as const,
      harm: harm?.path === path ? harm.does : null,
      note: why,
      wanted: null,
      live: restorable(path, row),
    })),
  );
}
