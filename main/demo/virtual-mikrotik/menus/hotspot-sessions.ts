import { address, counter, duration, elapsed, flag, mac, name, reference, remaining, text } from '../schema/fields.ts';
import { type Menu, tableMenu } from '../schema/menu.ts';

const counters = {
  'bytes-in': counter('0', ({ uploadBytes }) => String(uploadBytes)),
  'bytes-out': counter('0', ({ downloadBytes }) => String(downloadBytes)),
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

/** Who is on the hotspot: the router's own observations, which a client may only end. */
export const hotspotSessionMenus: readonly Menu[] = [active, cookie, host];
