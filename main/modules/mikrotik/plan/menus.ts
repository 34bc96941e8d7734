import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';

interface ManagedMenu {
  /** How a row of it is called in a sentence. */
  readonly noun: string;
  /** Fields that a row is found by when it does not carry our marker. */
  readonly key: readonly string[];
  /** Fields that can be written: what a removed row needs to come back as it was. */
  readonly writable: readonly string[];
  /** Fields that only tell. */
  readonly seen: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** The menus that Lastmile reads and writes; fields after routeros.md, part 2. */
export const managedMenus = {
  '/ppp/profile': {
    noun: 'PPP profile',
    key: ['name'],
    writable: words('name local-address remote-address rate-limit only-one address-list parent-queue comment'),
    seen: [],
  },
  '/ppp/secret': {
    noun: 'PPP secret',
    key: ['name'],
    writable: words(`name service caller-id password profile local-address remote-address routes limit-bytes-in
      limit-bytes-out disabled comment`),
    seen: [],
  },
  '/ip/pool': {
    noun: 'address pool',
    key: ['name'],
    writable: [],
    seen: ['name'],
  },
  '/ppp/active': {
    noun: 'PPP session',
    key: ['name'],
    writable: [],
    seen: words('name service caller-id address uptime'),
  },
  '/ip/hotspot/user/profile': {
    noun: 'hotspot profile',
    key: ['name'],
    writable: words(
      'name rate-limit shared-users session-timeout idle-timeout keepalive-timeout address-list parent-queue',
    ),
    seen: [],
  },
  '/ip/hotspot/user': {
    noun: 'hotspot user',
    key: ['name'],
    writable: words(`name password profile server mac-address address email limit-uptime limit-bytes-in limit-bytes-out
      limit-bytes-total disabled comment`),
    seen: ['dynamic'],
  },
  '/ip/hotspot/active': {
    noun: 'hotspot session',
    key: ['user'],
    writable: [],
    seen: words('user address mac-address uptime'),
  },
  '/ip/hotspot/cookie': {
    noun: 'hotspot cookie',
    key: ['user'],
    writable: [],
    seen: words('user mac-address'),
  },
  '/ip/dhcp-server/lease': {
    noun: 'DHCP lease',
    key: ['mac-address', 'server'],
    writable: words(`address mac-address client-id address-lists server dhcp-option lease-time rate-limit use-src-mac
      always-broadcast insert-queue-before block-access disabled comment`),
    seen: words('status active-address active-mac-address active-server dynamic'),
  },
  '/queue/simple': {
    noun: 'simple queue',
    key: ['name'],
    writable: words(`name target dst parent packet-marks priority queue limit-at max-limit burst-limit burst-threshold
      burst-time bucket-size time total-queue disabled comment`),
    seen: ['dynamic'],
  },
  '/ip/firewall/address-list': {
    noun: 'address-list entry',
    key: ['list', 'address'],
    writable: words('list address disabled comment'),
    seen: ['dynamic'],
  },
} as const satisfies Record<string, ManagedMenu>;

export type ManagedPath = keyof typeof managedMenus;

export const managedPaths = Object.keys(managedMenus) as readonly ManagedPath[];

export const isManagedPath = (path: string): path is ManagedPath => path in managedMenus;

export const proplistOf = (path: ManagedPath): string[] => {
  const { writable, seen } = managedMenus[path];
  return ['.id', ...new Set<string>([...writable, ...seen])];
};

/** A row's natural key as it is compared and shown: `ada`, `64:D1:54:0A:1B:2C lan`, `isp-suspended 10.0.0.9`. */
export const keyOf = (path: ManagedPath, row: RouterRow): string =>
  managedMenus[path].key
    .map((field) => canonical(field, row[field]))
    .filter((part) => part !== '')
    .join(' ');

/** `PPP secret ada`, for sentences. */
export const rowInWords = (path: ManagedPath, key: string): string => `${managedMenus[path].noun} ${key}`;
