import { SUSPENDED, sectorQueueName, serviceMarker } from './markers.ts';
import { keyOf } from './menus.ts';
import { queueRates } from './rates.ts';
import { sectorQueue } from './sector-queue.ts';
import { type DesiredRow, nothing, type Wanting, type Wish } from './wish.ts';

const blockKey = (address: string): string => keyOf('/ip/firewall/address-list', { list: SUSPENDED, address });

/** The queue on an address, and while suspended its entry in the list that the router's rules reject. */
function addressWish({ service, suspended, reason }: Wanting, address: string): Wish {
  const marker = serviceMarker(service.id);
  const own = { comment: marker, disabled: 'no' };
  const { capacity, code } = service.sector;
  const parent = capacity === null ? 'none' : sectorQueueName(code);
  const sharedQueue = sectorQueue(service.sector);
  const queue: DesiredRow = {
    path: '/queue/simple',
    marker,
    fields: {
      name: `isp-${service.code}`,
      target: `${address}/32`,
      ...queueRates(service.plan, capacity),
      parent,
      ...own,
    },
    reason,
  };
  const entry: DesiredRow = {
    path: '/ip/firewall/address-list',
    marker,
    fields: { list: SUSPENDED, address, ...own },
    reason,
  };
  return {
    ...nothing(service),
    shared: sharedQueue === null ? [] : [sharedQueue],
    rows: suspended ? [queue, entry] : [queue],
    forbidden: suspended ? [] : [{ path: '/ip/firewall/address-list', key: blockKey(address) }],
  };
}

export function dhcpStaticWish(wanting: Wanting): Wish {
  const { service, router, reason } = wanting;
  const { code, mac, ip } = service;
  if (mac === null) return { ...nothing(service), problem: `${code} has no MAC address. Enter it on the service.` };
  if (ip === null) return { ...nothing(service), problem: `${code} has no IP address. Enter it on the service.` };
  const marker = serviceMarker(service.id);
  const lease: DesiredRow = {
    path: '/ip/dhcp-server/lease',
    marker,
    fields: { 'mac-address': mac, address: ip, server: router.dhcpServer, disabled: 'no', comment: marker },
    reason,
  };
  const wish = addressWish(wanting, ip);
  return { ...wish, rows: [lease, ...wish.rows] };
}

export function dhcpDynamicWish(wanting: Wanting): Wish {
  const { service, address } = wanting;
  if (service.mac === null) {
    return { ...nothing(service), problem: `${service.code} has no MAC address. Enter it on the service.` };
  }
  return address === null
    ? { ...nothing(service), waiting: 'Waiting for its first lease.' }
    : addressWish(wanting, address);
}

export function staticWish(wanting: Wanting): Wish {
  const { service } = wanting;
  return service.ip === null
    ? { ...nothing(service), problem: `${service.code} has no IP address. Enter it on the service.` }
    : addressWish(wanting, service.ip);
}
