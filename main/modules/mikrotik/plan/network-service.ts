import type { NetworkService } from '#contract/core.ts';
import { canonical } from './canonical.ts';
import { SUSPENDED, serviceMarker } from './markers.ts';
import { keyOf } from './menus.ts';
import { isDisabled, type RouterView } from './router-view.ts';
import type { Service } from './service.ts';

const LIST = '/ip/firewall/address-list';

const isBlocked = (address: string, view: RouterView): boolean =>
  view.withKey(LIST, keyOf(LIST, { list: SUSPENDED, address })).some((row) => !isDisabled(row));

/** What the router does for a service, read from its rows: whoever blocks an address, the customer is blocked. */
export function serviceSeen({ id, ip }: Pick<Service, 'id' | 'ip'>, view: RouterView): NetworkService {
  const marker = serviceMarker(id);
  const account = view.marked('/ip/hotspot/user', marker)[0];
  if (account !== undefined) return isDisabled(account) ? 'suspended' : 'active';
  const secret = view.marked('/ppp/secret', marker)[0];
  if (secret !== undefined) return isDisabled(secret) || secret.profile === SUSPENDED ? 'suspended' : 'active';
  const queue = view.marked('/queue/simple', marker)[0];
  const lease = view.marked('/ip/dhcp-server/lease', marker)[0];
  const entries = view.marked(LIST, marker).some((row) => !isDisabled(row));
  if (queue === undefined && lease === undefined) return entries ? 'suspended' : 'absent';
  const address = queue === undefined ? lease?.address : canonical('target', queue.target);
  const known = [address, ip].filter((one) => one !== undefined && one !== null);
  return entries || known.some((one) => isBlocked(one, view)) ? 'suspended' : 'active';
}
