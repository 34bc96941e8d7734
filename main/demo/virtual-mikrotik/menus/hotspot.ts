import {
  address,
  choice,
  count,
  duration,
  elapsed,
  flag,
  listedAddress,
  mac,
  name,
  rateLimit,
  readOnly,
  reference,
  remaining,
  required,
  runtime,
  text,
} from '../schema/fields.ts';
import { type Menu, tableMenu } from '../schema/menu.ts';

const server = tableMenu(
  '/ip/hotspot',
  {
    name: name(),
    interface: required(reference('/interface')),
    'address-pool': reference('/ip/pool', { preset: 'none', also: ['none'] }),
    profile: text('default'),
    'idle-timeout': duration('5m', ['none']),
    'keepalive-timeout': duration('none', ['none']),
    'login-timeout': duration('none', ['none']),
    'addresses-per-mac': text('2'),
    'proxy-status': runtime(text('running')),
    invalid: readOnly(flag('false')),
    HTTPS: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  { unique: [{ key: (row) => row.get('name'), message: 'server with such name already exists' }], autoName: 'hotspot' },
);

const anyServer = () => reference('/ip/hotspot', { preset: 'all', also: ['all'] });

const user = tableMenu(
  '/ip/hotspot/user',
  {
    server: anyServer(),
    name: required(name()),
    password: text(),
    profile: reference('/ip/hotspot/user/profile', { preset: '*0' }),
    address: address(),
    'mac-address': mac(),
    routes: text(),
    email: text(),
    'limit-uptime': duration(),
    'limit-bytes-in': count(),
    'limit-bytes-out': count(),
    'limit-bytes-total': count(),
    uptime: readOnly(duration('0s')),
    'bytes-in': readOnly(text('0')),
    'bytes-out': readOnly(text('0')),
    'packets-in': readOnly(text('0')),
    'packets-out': readOnly(text('0')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  {
    unique: [
      {
        key: (row) => `${row.get('name')}\0${row.get('server')}`,
        message: 'already have user with this name for this server',
      },
    ],
    dynamicRows: { noun: 'user', removable: true },
  },
);

const profile = tableMenu(
  '/ip/hotspot/user/profile',
  {
    name: required(name()),
    'address-pool': reference('/ip/pool', { none: 'none' }),
    'session-timeout': duration(),
    'idle-timeout': duration('none', ['none']),
    'keepalive-timeout': duration('2m', ['none']),
    'status-autorefresh': duration('1m', ['none']),
    'shared-users': text('1'),
    'add-mac-cookie': flag('true'),
    'mac-cookie-timeout': duration('3d'),
    'rate-limit': rateLimit(),
    'address-list': text(''),
    'incoming-filter': text(),
    'outgoing-filter': text(),
    'parent-queue': reference('/queue/simple', { also: ['none'] }),
    'insert-queue-before': text(),
    'queue-type': text(),
    'on-login': text(),
    'on-logout': text(),
    'open-status-page': choice(['always', 'http-login']),
    advertise: flag(),
    'transparent-proxy': flag('false'),
    default: readOnly(flag('false')),
  },
  { unique: [{ key: (row) => row.get('name'), message: 'profile with such name already exists' }] },
);

const counters = {
  'bytes-in': text('0'),
  'bytes-out': text('0'),
  'packets-in': text('0'),
  'packets-out': text('0'),
};

const active = tableMenu(
  '/ip/hotspot/active',
  {
    server: reference('/ip/hotspot'),
    user: name(),
    domain: text(),
    address: address(),
    'mac-address': mac(),
    'login-by': text('http-pap'),
    uptime: elapsed(),
    'session-time-left': remaining(),
    'idle-time': elapsed(),
    'idle-timeout': duration(),
    'keepalive-timeout': duration('2m'),
    ...counters,
    radius: flag('false'),
    comment: text(),
  },
  { verbs: ['remove'], indexed: ['user', 'mac-address'], volatile: true },
);

const cookie = tableMenu(
  '/ip/hotspot/cookie',
  { user: name(), domain: text(''), 'mac-address': mac(), 'mac-cookie': flag('false'), 'expires-in': remaining() },
  { verbs: ['remove'], indexed: ['user'] },
);

const host = tableMenu(
  '/ip/hotspot/host',
  {
    'mac-address': mac(),
    address: address(),
    'to-address': address(),
    server: reference('/ip/hotspot'),
    uptime: elapsed(),
    'idle-time': elapsed(),
    'idle-timeout': duration(),
    'keepalive-timeout': duration(),
    'host-dead-time': elapsed(),
    'bridge-port': text(''),
    'found-by': text(),
    ...counters,
    authorized: flag('false'),
    bypassed: flag('false'),
    static: flag('false'),
    dynamic: flag('false'),
    DHCP: flag('true'),
    comment: text(),
  },
  { verbs: ['remove'], indexed: ['mac-address'], volatile: true },
);

const wallMatchers = {
  server: reference('/ip/hotspot', { none: 'all' }),
  'src-address': listedAddress(),
  'dst-address': listedAddress(),
  'dst-host': text(),
  'dst-port': text(),
};

const walledGarden = tableMenu(
  '/ip/hotspot/walled-garden',
  {
    action: choice(['allow', 'deny'], 'allow'),
    ...wallMatchers,
    method: text(),
    path: text(),
    hits: runtime(text('0')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  { verbs: ['add', 'set', 'remove', 'unset', 'move'] },
);

const walledGardenIp = tableMenu(
  '/ip/hotspot/walled-garden/ip',
  {
    action: choice(['accept', 'drop', 'reject'], 'accept'),
    ...wallMatchers,
    protocol: text(),
    'src-address-list': text(),
    'dst-address-list': text(),
    invalid: readOnly(flag('false')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  { verbs: ['add', 'set', 'remove', 'unset', 'move'] },
);

export const hotspotMenus: readonly Menu[] = [
  server,
  user,
  profile,
  active,
  cookie,
  host,
  walledGarden,
  walledGardenIp,
];
