import { planMarker, SUSPENDED, SUSPENDED_PROFILE_MARKER, serviceMarker } from './markers.ts';
import { keyOf, type ManagedPath } from './menus.ts';
import { queueRates, rateLimitOf } from './rates.ts';
import { type RouterSettings, type Service, wantedService } from './service.ts';

export interface DesiredRow {
  readonly path: ManagedPath;
  readonly marker: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** What one service wants of one router. */
export interface Wish {
  /** Rows with this marker that are not wanted go. */
  readonly marker: string;
  readonly rows: readonly DesiredRow[];
  /** Rows of a plan or of the house: made when missing, never removed. */
  readonly shared: readonly DesiredRow[];
  /** Rows that may not stand there, whoever made them. */
  readonly forbidden: readonly { readonly path: ManagedPath; readonly key: string }[];
  /** PPP user whose live session has to dial in again when what it was given at the dial has changed. */
  readonly pppUser: string | null;
  /** Why nothing can be wanted: what a person has to enter first. */
  readonly problem: string | null;
  /** What has to happen in the network first. */
  readonly waiting: string | null;
}

interface Wanting {
  readonly service: Service;
  readonly router: RouterSettings;
  /** The address that a DHCP client was seen with. */
  readonly address: string | null;
  readonly suspended: boolean;
  readonly reason: string;
}

const nothing = (service: Service): Wish => ({
  marker: serviceMarker(service.id),
  rows: [],
  shared: [],
  forbidden: [],
  pppUser: null,
  problem: null,
  waiting: null,
});

const blockKey = (address: string): string => keyOf('/ip/firewall/address-list', { list: SUSPENDED, address });

/** The queue on an address, and while suspended its entry in the list that the router's rules reject. */
function addressWish({ service, suspended, reason }: Wanting, address: string): Wish {
  const marker = serviceMarker(service.id);
  const own = { comment: marker, disabled: 'no' };
  const queue: DesiredRow = {
    path: '/queue/simple',
    marker,
    fields: { name: `isp-${service.code}`, target: `${address}/32`, ...queueRates(service.plan), ...own },
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
    rows: suspended ? [queue, entry] : [queue],
    forbidden: suspended ? [] : [{ path: '/ip/firewall/address-list', key: blockKey(address) }],
  };
}

function dhcpStaticWish(wanting: Wanting): Wish {
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

function dhcpDynamicWish(wanting: Wanting): Wish {
  const { service, address } = wanting;
  if (service.mac === null) {
    return { ...nothing(service), problem: `${service.code} has no MAC address. Enter it on the service.` };
  }
  return address === null
    ? { ...nothing(service), waiting: 'Waiting for its first lease.' }
    : addressWish(wanting, address);
}

function staticWish(wanting: Wanting): Wish {
  const { service } = wanting;
  return service.ip === null
    ? { ...nothing(service), problem: `${service.code} has no IP address. Enter it on the service.` }
    : addressWish(wanting, service.ip);
}

const suspendedProfile: DesiredRow = {
  path: '/ppp/profile',
  marker: SUSPENDED_PROFILE_MARKER,
  fields: { name: SUSPENDED, 'only-one': 'yes', 'address-list': SUSPENDED, comment: SUSPENDED_PROFILE_MARKER },
  reason: 'Suspended PPPoE services are given this profile.',
};

function planProfile({ plan }: Service): DesiredRow {
  const marker = planMarker(plan.id);
  return {
    path: '/ppp/profile',
    marker,
    fields: { name: plan.routerosProfile, 'rate-limit': rateLimitOf(plan), 'only-one': 'yes', comment: marker },
    reason: `The plan ${plan.name} is served by this router.`,
  };
}

function pppoeWish({ service, router, suspended, reason }: Wanting): Wish {
  const { code, pppoeUser, pppoePassword } = service;
  if (pppoeUser === null)
    return { ...nothing(service), problem: `${code} has no PPPoE user. Enter it on the service.` };
  if (pppoePassword === null) {
    return { ...nothing(service), problem: `${code} has no PPPoE password. Enter one on the service.` };
  }
  const soft = suspended && router.pppoeSuspendMode === 'soft';
  const marker = serviceMarker(service.id);
  const profile = soft ? suspendedProfile : planProfile(service);
  const secret: DesiredRow = {
    path: '/ppp/secret',
    marker,
    fields: {
      name: pppoeUser,
      password: pppoePassword,
      service: 'pppoe',
      profile: profile.fields.name ?? '',
      disabled: suspended && !soft ? 'yes' : 'no',
      comment: marker,
    },
    reason,
  };
  return { ...nothing(service), rows: [secret], shared: [profile], pppUser: pppoeUser };
}

function wishOf(wanting: Wanting): Wish {
  const { service } = wanting;
  switch (service.authMethod) {
    case 'pppoe':
      return pppoeWish(wanting);
    case 'static':
      return staticWish(wanting);
    case 'dhcp':
      return service.dhcpMode === 'static' ? dhcpStaticWish(wanting) : dhcpDynamicWish(wanting);
    case 'hotspot':
      return {
        ...nothing(service),
        problem: `${service.code} is a hotspot service: these are put on routers together with the captive portal.`,
      };
  }
}

/**
 * The rows that the books want on a router for a service (routeros.md, part 3). `address` is what was observed of a DHCP
 * client; `reason` stands on each row.
 */
export function desiredRows(
  service: Service,
  router: RouterSettings,
  { address, reason }: Pick<Wanting, 'address' | 'reason'>,
): Wish {
  const wanted = wantedService(service, router);
  if (wanted === 'absent') return nothing(service);
  return wishOf({ service, router, address, reason, suspended: wanted === 'suspended' });
}
