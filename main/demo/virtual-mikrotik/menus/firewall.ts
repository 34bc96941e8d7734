import { choice, date, flag, listedAddress, readOnly, remaining, required, runtime, text } from '../schema/fields.ts';
import { type Menu, tableMenu, type WriteVerb } from '../schema/menu.ts';

const addressList = tableMenu(
  '/ip/firewall/address-list',
  {
    list: required(text()),
    address: required(listedAddress()),
    timeout: remaining(['none-dynamic', 'none-static']),
    'creation-time': readOnly(date()),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  {
    unique: [
      {
        key: (row) => (row.get('disabled') === 'true' ? undefined : `${row.get('list')}\0${row.get('address')}`),
        message: 'already have such entry',
      },
    ],
    indexed: ['address'],
    dynamicRows: { noun: 'entry', removable: true },
    settle(row, now) {
      if (!row.has('creation-time')) row.set('creation-time', String(now));
      const timeout = row.get('timeout');
      if (timeout === undefined) return;
      row.set('dynamic', timeout === 'none-static' ? 'false' : 'true');
      if (timeout.startsWith('none-')) row.delete('timeout');
    },
  },
);

const matchers = {
  protocol: text(),
  'src-address': text(),
  'dst-address': text(),
  'src-address-list': text(),
  'dst-address-list': text(),
  'src-address-type': text(),
  'dst-address-type': text(),
  'src-port': text(),
  'dst-port': text(),
  'in-interface': text(),
  'out-interface': text(),
  'in-interface-list': text(),
  'out-interface-list': text(),
  'src-mac-address': text(),
  'connection-mark': text(),
  'packet-mark': text(),
  hotspot: text(),
  limit: text(),
  'layer7-protocol': text(),
  'ipsec-policy': text(),
  'connection-bytes': text(),
  'connection-limit': text(),
  'connection-rate': text(),
  'packet-size': text(),
  'tcp-flags': text(),
  'tls-host': text(),
  time: text(),
  random: text(),
  content: text(),
};

const effects = {
  'jump-target': text(),
  'address-list': text(),
  'address-list-timeout': text(),
  log: flag('false'),
  'log-prefix': text(''),
};

const state = {
  bytes: runtime(text('0')),
  packets: runtime(text('0')),
  invalid: readOnly(flag('false')),
  dynamic: readOnly(flag('false')),
  disabled: flag('false'),
  comment: text(),
};

const commonActions = [
  'accept',
  'add-dst-to-address-list',
  'add-src-to-address-list',
  'jump',
  'log',
  'passthrough',
  'return',
];
const ordered: WriteVerb[] = ['add', 'set', 'remove', 'unset', 'move'];
const dynamicRows = { noun: 'rule', removable: false };

const filter = tableMenu(
  '/ip/firewall/filter',
  {
    chain: required(text()),
    action: choice([...commonActions, 'drop', 'fasttrack-connection', 'reject', 'tarpit'], 'accept'),
    'reject-with': text(),
    'connection-state': text(),
    'connection-nat-state': text(),
    'hw-offload': flag(),
    ...matchers,
    ...effects,
    ...state,
  },
  {
    verbs: ordered,
    dynamicRows,
    settle(row) {
      if (row.get('action') === 'reject' && !row.has('reject-with')) row.set('reject-with', 'icmp-network-unreachable');
    },
  },
);

const nat = tableMenu(
  '/ip/firewall/nat',
  {
    chain: required(text()),
    action: choice([...commonActions, 'dst-nat', 'masquerade', 'netmap', 'redirect', 'same', 'src-nat'], 'accept'),
    'to-addresses': text(),
    'to-ports': text(),
    ...matchers,
    ...effects,
    ...state,
  },
  { verbs: ordered, dynamicRows },
);

/** Before connections are known: https://help.mikrotik.com/docs/spaces/ROS/pages/250708087/Raw */
const raw = tableMenu(
  '/ip/firewall/raw',
  {
    chain: required(text()),
    action: choice([...commonActions, 'drop', 'notrack'], 'accept'),
    ...matchers,
    ...effects,
    ...state,
  },
  { verbs: ordered, dynamicRows },
);

export const firewallMenus: readonly Menu[] = [addressList, filter, nat, raw];
