import type { DriftRowTable } from '#db/schema/drift.ts';
import { canonical } from '../plan/canonical.ts';
import type { Obstacle } from '../plan/diff.ts';
import { SUSPENDED, serviceMarker } from '../plan/markers.ts';
import { keyOf, type ManagedPath } from '../plan/menus.ts';
import { isDisabled, type RouterView } from '../plan/router-view.ts';
import { type RouterSettings, type Service, wantedService } from '../plan/service.ts';
import type { RouterRow } from '../transport/router-transport.ts';

const LIST = '/ip/firewall/address-list';

/** What a difference does to a customer, and in which menu it is done. */
export interface Harm {
  readonly does: NonNullable<DriftRowTable['harm']>;
  readonly path: ManagedPath;
}

const LOGINS = { pppoe: '/ppp/secret', hotspot: '/ip/hotspot/user' } as const;

const opens = (account: RouterRow): boolean => !isDisabled(account) && account.profile !== SUSPENDED;

export const isListed = (address: string, view: RouterView): boolean =>
  view.withKey(LIST, keyOf(LIST, { list: SUSPENDED, address })).some((row) => !isDisabled(row));

/** Whoever has the account of that name is let in, whether its comment names us or not. */
function letsIn(service: Service, path: ManagedPath, view: RouterView, obstacles: readonly Obstacle[]): boolean {
  const account =
    view.marked(path, serviceMarker(service.id))[0] ?? obstacles.find((obstacle) => obstacle.path === path)?.row;
  return account !== undefined && opens(account);
}

function addressOf({ id, ip }: Service, view: RouterView): string | null {
  const queue = view.marked('/queue/simple', serviceMarker(id))[0];
  return ip ?? (queue === undefined ? null : canonical('target', queue.target));
}

/**
 * Whether the customer is served though the books cut the service off, or the other way round. By what lets a client in or
 * keeps it out: without its queue a customer runs without a limit, but runs.
 */
export function harmOf(
  service: Service,
  router: RouterSettings,
  view: RouterView,
  obstacles: readonly Obstacle[],
): Harm | null {
  const wanted = wantedService(service, router);
  const { authMethod, ip } = service;
  if (authMethod === 'pppoe' || authMethod === 'hotspot') {
    const path = LOGINS[authMethod];
    const isIn = letsIn(service, path, view, obstacles);
    if (wanted === 'active' && !isIn) return { does: 'cut_off', path };
    if (wanted === 'active' && ip !== null && isListed(ip, view)) return { does: 'cut_off', path: LIST };
    return wanted !== 'active' && isIn ? { does: 'served', path } : null;
  }
  const address = addressOf(service, view);
  if (address === null) return null;
  const listed = isListed(address, view);
  if (wanted === 'active') return listed ? { does: 'cut_off', path: LIST } : null;
  return wanted === 'suspended' && !listed ? { does: 'served', path: LIST } : null;
}
