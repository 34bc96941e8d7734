import {
  address,
  choice,
  count,
  date,
  elapsed,
  flag,
  name,
  poolOrAddress,
  rateLimit,
  readOnly,
  reference,
  required,
  runtime,
  text,
} from '../schema/fields.ts';
import { type Menu, tableMenu } from '../schema/menu.ts';

const services = ['any', 'async', 'l2tp', 'ovpn', 'pppoe', 'pptp', 'sstp'];
const toggle = ['default', 'no', 'yes'];

const secret = tableMenu(
  '/ppp/secret',
  {
    name: required(name()),
    service: choice(services, 'any'),
    'caller-id': text(''),
    password: text(''),
    profile: reference('/ppp/profile', { preset: '*0' }),
    'local-address': poolOrAddress(),
    'remote-address': poolOrAddress(),
    routes: text(''),
    'ipv6-routes': text(''),
    'limit-bytes-in': count(0, undefined, '0'),
    'limit-bytes-out': count(0, undefined, '0'),
    'last-logged-out': readOnly(date('0')),
    'last-caller-id': readOnly(text('')),
    'last-disconnect-reason': readOnly(text('')),
    disabled: flag('false'),
    comment: text(),
  },
  { unique: [{ key: (row) => row.get('name'), message: 'secret with the same name already exists' }] },
);

const profile = tableMenu(
  '/ppp/profile',
  {
    name: required(name()),
    'local-address': poolOrAddress(),
    'remote-address': poolOrAddress(),
    bridge: reference('/interface'),
    'bridge-learning': choice(toggle, 'default'),
    'rate-limit': rateLimit(),
    'session-timeout': text(),
    'idle-timeout': text(),
    'use-mpls': choice([...toggle, 'required'], 'default'),
    'use-compression': choice(toggle, 'default'),
    'use-encryption': choice([...toggle, 'required'], 'default'),
    'only-one': choice(toggle, 'default'),
    'change-tcp-mss': choice(toggle, 'default'),
    'use-upnp': choice(toggle, 'default'),
    'address-list': text(''),
    'dns-server': text(),
    'parent-queue': reference('/queue/simple', { also: ['none'] }),
    'queue-type': text(),
    'on-up': text(''),
    'on-down': text(''),
    default: readOnly(flag('false')),
    comment: text(),
  },
  { unique: [{ key: (row) => row.get('name'), message: 'profile with the same name already exists' }] },
);

const active = tableMenu(
  '/ppp/active',
  {
    name: name(),
    service: choice(services, 'pppoe'),
    'caller-id': text(''),
    address: address(),
    uptime: elapsed(),
    encoding: text(''),
    'session-id': runtime(text('')),
    'limit-bytes-in': text('0'),
    'limit-bytes-out': text('0'),
    radius: flag('false'),
  },
  { verbs: ['remove'], indexed: ['address'], volatile: true },
);

export const pppMenus: readonly Menu[] = [secret, profile, active];
