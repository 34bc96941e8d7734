import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import { serviceMarker } from './markers.ts';
import type { RouterView } from './router-view.ts';
import type { RouterSettings, Service } from './service.ts';

const LEASES = '/ip/dhcp-server/lease';

const addressOf = (lease: RouterRow): string => lease['active-address'] || lease.address || '';
const isBound = (lease: RouterRow): boolean => lease.status === 'bound';

function leaseOf(mac: string, view: RouterView, dhcpServer: string): RouterRow | undefined {
  const ofServer = (lease: RouterRow): boolean => {
    const server = lease['active-server'] || lease.server || '';
    return dhcpServer === 'all' || server === '' || server === dhcpServer;
  };
  const leases = [...view.withField(LEASES, 'active-mac-address', mac), ...view.withField(LEASES, 'mac-address', mac)];
  const known = leases.filter((lease) => ofServer(lease) && addressOf(lease) !== '');
  return known.find(isBound) ?? known[0];
}

/**
 * The address that a DHCP client has now: of its lease, else where its queue stands already, as long as no other client
 * has got that address since. Null: not seen yet.
 */
export function observedAddress(service: Service, view: RouterView, { dhcpServer }: RouterSettings): string | null {
  if (service.mac === null) return null;
  const lease = leaseOf(service.mac, view, dhcpServer);
  if (lease !== undefined) return addressOf(lease);
  const kept = view.marked('/queue/simple', serviceMarker(service.id))[0]?.target;
  if (kept === undefined) return null;
  const address = canonical('target', kept);
  const holders = [...view.withField(LEASES, 'active-address', address), ...view.withField(LEASES, 'address', address)];
  return holders.length === 0 ? address : null;
}
