import {
  address,
  choice,
  duration,
  elapsed,
  flag,
  mac,
  name,
  ranges,
  rateLimit,
  readOnly,
  reference,
  remaining,
  required,
  runtime,
  text,
} from '../schema/fields.ts';
import { type Menu, tableMenu, type Values } from '../schema/menu.ts';

const server = tableMenu(
  '/ip/dhcp-server',
  {
    name: name(),
    interface: required(reference('/interface')),
    relay: address(),
    'lease-time': duration('30m'),
    'address-pool': reference('/ip/pool', { preset: 'static-only', also: ['static-only'] }),
    authoritative: choice(['after-10sec-delay', 'after-2sec-delay', 'no', 'yes'], 'yes'),
    'use-radius': choice(['accounting', 'no', 'yes'], 'no'),
    'lease-script': text(''),
    'add-arp': flag('false'),
    'insert-queue-before': text(),
    dynamic: readOnly(flag('false')),
    invalid: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  { unique: [{ key: (row) => row.get('name'), message: 'server with such name already exists' }], autoName: 'dhcp' },
);

/** Dynamic leases never stand in a static one's way; they give way to it. */
const ofStatic = (field: string) => (lease: Values) => (lease.get('dynamic') === 'true' ? undefined : lease.get(field));

/** A lease without a server is one for `all`, and clashes with every server. */
const sharesServer = (left: Values, right: Values) => {
  const [one, other] = [left.get('server'), right.get('server')];
  return one === undefined || other === undefined || one === other;
};

const lease = tableMenu(
  '/ip/dhcp-server/lease',
  {
    address: address(),
    'mac-address': required(mac()),
    'client-id': text(),
    'address-lists': text(''),
    server: reference('/ip/dhcp-server', { none: 'all' }),
    'dhcp-option': text(''),
    'lease-time': duration(),
    'rate-limit': rateLimit(),
    'use-src-mac': flag(),
    'always-broadcast': flag(),
    'insert-queue-before': text(),
    'block-access': flag(),
    status: runtime(choice(['waiting', 'offered', 'bound', 'testing'], 'waiting')),
    'expires-after': runtime(remaining()),
    'last-seen': runtime(elapsed('never')),
    'active-address': runtime(address()),
    'active-mac-address': runtime(mac()),
    'active-client-id': runtime(text()),
    'active-server': runtime(reference('/ip/dhcp-server')),
    'host-name': runtime(text()),
    radius: readOnly(flag('false')),
    dynamic: readOnly(flag('false')),
    blocked: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  {
    verbs: ['add', 'set', 'remove', 'unset', 'make-static'],
    unique: [
      {
        key: ofStatic('mac-address'),
        clashes: sharesServer,
        message: 'already have static lease for this client',
      },
      { key: ofStatic('address'), message: 'already have static lease with this IP address' },
    ],
    indexed: ['mac-address', 'address', 'active-address'],
    dynamicRows: { noun: 'lease', removable: true },
    settle: (row) => row.set('blocked', row.get('block-access') ?? 'false'),
  },
);

const pool = tableMenu(
  '/ip/pool',
  {
    name: name(),
    ranges: required(ranges()),
    'next-pool': reference('/ip/pool', { none: 'none' }),
    comment: text(),
  },
  { unique: [{ key: (row) => row.get('name'), message: 'already have pool with such name' }], autoName: 'pool' },
);

export const dhcpMenus: readonly Menu[] = [server, lease, pool];
