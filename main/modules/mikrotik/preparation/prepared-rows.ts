import type { Settings } from '#contract/settings.ts';
import { isIpv4, splitHosts } from '#kernel/network-address.ts';
import { ALLOWED, SUSPENDED } from '../plan/markers.ts';
import { suspendedProfile } from '../plan/pppoe-wish.ts';
import type { RouterSettings } from '../plan/service.ts';
import type { PreparedPath } from './prepared-menus.ts';

/** Where a row is wanted only on some routers. */
export type Condition = 'hotspot' | 'router-answers-dns';

/** One row that a router shall have once, whatever customers it serves. */
export interface PreparedRow {
  readonly path: PreparedPath;
  /** Finds it again, with the marker: `reject`, `allowed 1.1.1.1`. */
  readonly what: string;
  readonly marker: string;
  readonly naturalKey: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly onlyWhere?: Condition;
}

export type PreparationSettings = Pick<
  Settings,
  'network.dnsServers' | 'network.portalAddress' | 'network.allowedHosts'
>;
export type PreparedDevice = Pick<RouterSettings, 'pppoeSuspendMode' | 'pppoeLocalAddress' | 'pppoePool'>;

export const PREPARED = 'isp:prepare:';
const markerOf = (what: string): string => `${PREPARED}${what}`;

function allowed(address: string, why: string): PreparedRow {
  const marker = markerOf('allowed');
  return {
    path: '/ip/firewall/address-list',
    what: `allowed ${address}`,
    marker,
    naturalKey: `${ALLOWED} ${address}`,
    fields: { list: ALLOWED, address, disabled: 'no', comment: marker },
    reason: `Suspended customers still reach ${why}.`,
  };
}

const rule = (
  path: PreparedPath,
  what: string,
  fields: Readonly<Record<string, string>>,
  reason: string,
): PreparedRow => {
  const marker = markerOf(what);
  return {
    path,
    what,
    marker,
    naturalKey: marker,
    fields: { ...fields, disabled: 'no', comment: marker },
    reason,
  };
};

const garden = (host: string): PreparedRow => ({
  ...rule(
    '/ip/hotspot/walled-garden/ip',
    `garden-${host}`,
    { action: 'accept', [isIpv4(host) ? 'dst-address' : 'dst-host']: host },
    `Guests of the hotspot reach ${host} before they sign in.`,
  ),
  onlyWhere: 'hotspot',
});

const dnsRule = (protocol: 'udp' | 'tcp'): PreparedRow => ({
  ...rule(
    '/ip/firewall/filter',
    `dns-${protocol}`,
    { chain: 'input', 'src-address-list': SUSPENDED, protocol, 'dst-port': '53', action: 'accept' },
    `Suspended customers ask this router for names (${protocol}), so that they find the portal.`,
  ),
  onlyWhere: 'router-answers-dns',
});

const forwardRules: readonly PreparedRow[] = [
  rule(
    '/ip/firewall/filter',
    'accept',
    { chain: 'forward', 'src-address-list': SUSPENDED, 'dst-address-list': ALLOWED, action: 'accept' },
    `Suspended customers reach what is in ${ALLOWED}.`,
  ),
  rule(
    '/ip/firewall/filter',
    'reject',
    {
      chain: 'forward',
      'src-address-list': SUSPENDED,
      action: 'reject',
      'reject-with': 'icmp-admin-prohibited',
    },
    'Everything else that suspended customers send is rejected.',
  ),
];

const portalRule = (portal: string): PreparedRow =>
  rule(
    '/ip/firewall/nat',
    'portal',
    {
      chain: 'dstnat',
      'src-address-list': SUSPENDED,
      'dst-address-list': `!${ALLOWED}`,
      protocol: 'tcp',
      'dst-port': '80',
      action: 'dst-nat',
      'to-addresses': portal,
      'to-ports': '80',
    },
    'Plain web pages of suspended customers lead to the portal; what is encrypted cannot be led anywhere and is rejected.',
  );

function profile(device: PreparedDevice): PreparedRow {
  const { path, marker, fields, reason } = suspendedProfile(device);
  const naturalKey = fields.name ?? '';
  if (path !== '/ppp/profile') throw new Error(`The suspended profile stands in ${path}`);
  return { path, what: 'profile', marker, naturalKey, fields, reason };
}

/**
 * What a router needs once, in the order in which it is written: a pure function of the device and the company's settings.
 * Of one chain, the rows stand in this order.
 */
export function preparedRows(device: PreparedDevice, settings: PreparationSettings): PreparedRow[] {
  const portal = settings['network.portalAddress'];
  const dns = splitHosts(settings['network.dnsServers']);
  const hosts = splitHosts(settings['network.allowedHosts']).filter((host) => host !== portal);
  const open = portal === '' ? hosts : [portal, ...hosts];
  return [
    ...dns.map((address) => allowed(address, `the DNS server ${address}`)),
    ...(portal === '' || dns.includes(portal) ? [] : [allowed(portal, 'the portal')]),
    ...hosts.filter((host) => !dns.includes(host)).map((host) => allowed(host, host)),
    ...(device.pppoeSuspendMode === 'soft' ? [profile(device)] : []),
    ...open.map(garden),
    dnsRule('udp'),
    dnsRule('tcp'),
    ...forwardRules,
    ...(portal === '' ? [] : [portalRule(portal)]),
  ];
}
