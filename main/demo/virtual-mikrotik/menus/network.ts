import {
  address,
  cidr,
  count,
  counter,
  date,
  flag,
  mac,
  name,
  readOnly,
  reference,
  required,
  runtime,
  text,
} from '../schema/fields.ts';
import { type Menu, singletonMenu, tableMenu } from '../schema/menu.ts';

const networkInterface = tableMenu(
  '/interface',
  {
    name: required(name()),
    'default-name': readOnly(text()),
    type: readOnly(text('ether')),
    mtu: text('1500'),
    'actual-mtu': readOnly(text('1500')),
    l2mtu: text(),
    'mac-address': readOnly(mac()),
    'last-link-up-time': runtime(date()),
    'link-downs': runtime(text('0')),
    'rx-byte': counter('0', ({ uploadBytes }) => String(uploadBytes)),
    'tx-byte': counter('0', ({ downloadBytes }) => String(downloadBytes)),
    'rx-packet': runtime(text('0')),
    'tx-packet': runtime(text('0')),
    running: readOnly(flag('true')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  {
    verbs: ['set', 'unset'],
    unique: [{ key: (row) => row.get('name'), message: 'already have interface with such name' }],
    dynamicRows: { noun: 'interface', removable: false },
  },
);

/** `10.0.0.9/24` is in network 10.0.0.0. */
function networkOf(interfaceAddress: string): string {
  const [host = '', prefix = '32'] = interfaceAddress.split('/');
  const bits = host.split('.').reduce((value, part) => value * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix));
  const network = Math.floor(bits / size) * size;
  return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.');
}

const ipAddress = tableMenu(
  '/ip/address',
  {
    address: required(cidr()),
    network: address(),
    interface: required(reference('/interface')),
    'actual-interface': readOnly(reference('/interface')),
    invalid: readOnly(flag('false')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  {
    unique: [{ key: (row) => `${row.get('address')}\0${row.get('interface')}`, message: 'already have such address' }],
    dynamicRows: { noun: 'address', removable: false },
    settle(row) {
      row.set('network', networkOf(row.get('address') ?? ''));
      row.set('actual-interface', row.get('interface') ?? '');
    },
  },
);

const service = tableMenu(
  '/ip/service',
  {
    name: readOnly(name()),
    port: count(1, 65_535),
    proto: readOnly(text('tcp')),
    address: text(''),
    certificate: text(),
    'tls-version': text(),
    vrf: text('main'),
    'max-sessions': count(1, 1_000, '20'),
    dynamic: readOnly(flag('false')),
    invalid: readOnly(flag('false')),
    disabled: flag('false'),
  },
  { verbs: ['set', 'unset'] },
);

const dns = singletonMenu(
  '/ip/dns',
  {
    servers: text(''),
    'dynamic-servers': readOnly(text('')),
    'allow-remote-requests': flag('false'),
    'cache-size': text('2048KiB'),
  },
  ['set'],
);

export const networkMenus: readonly Menu[] = [networkInterface, ipAddress, service, dns];
