import {
  address,
  choice,
  count,
  duration,
  flag,
  mac,
  name,
  rateLimit,
  readOnly,
  reference,
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

export const hotspotMenus: readonly Menu[] = [server, user, profile];
