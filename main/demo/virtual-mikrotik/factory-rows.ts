import type { Accounts } from './api/accounts.ts';
import { spelledPolicies, userGroups } from './api/policies.ts';
import { fromText } from './codec/byte-string.ts';
import type { MenuPath } from './schema/menu.ts';
import type { RouterTables } from './tables/router-tables.ts';
import type { VersionProfile } from './versions.ts';

interface Factory {
  readonly profile: VersionProfile;
  readonly identity: string;
  readonly boardName: string;
  readonly accounts: Accounts;
}

const services: readonly [name: string, port: string, disabled: string][] = [
  ['telnet', '23', 'no'],
  ['ftp', '21', 'no'],
  ['www', '80', 'no'],
  ['ssh', '22', 'no'],
  ['www-ssl', '443', 'yes'],
  ['api', '8728', 'no'],
  ['winbox', '8291', 'no'],
  ['api-ssl', '8729', 'no'],
];

const macOf = (port: number) => `48:A9:8A:00:00:${port.toString(16).padStart(2, '0')}`;

/** What a router has before anyone configures it. */
export function addFactoryRows(tables: RouterTables, { profile, identity, boardName, accounts }: Factory): void {
  const add = (path: MenuPath, fields: Readonly<Record<string, string>>, id?: string) =>
    tables.add(tables.at(path), new Map(Object.entries(fields)), 'router', id);
  const describe = (path: MenuPath, fields: Readonly<Record<string, string>>) => {
    const table = tables.at(path);
    tables.change(table, tables.singleton(table), new Map(Object.entries(fields)), 'router');
  };

  for (const port of [1, 2, 3, 4, 5]) {
    const name = `ether${port}`;
    add('/interface', { name, 'default-name': name, 'mac-address': macOf(port), l2mtu: '1598' });
  }
  add('/interface', { name: 'bridge', type: 'bridge', 'mac-address': macOf(2), l2mtu: '1598' });
  for (const [name, port, disabled] of services) add('/ip/service', { name, port, disabled });

  const builtIn = { 'change-tcp-mss': 'yes', default: 'yes' };
  add('/ppp/profile', { name: 'default', ...builtIn }, '*0');
  add('/ppp/profile', { name: 'default-encryption', 'use-encryption': 'yes', ...builtIn }, '*FFFFFFFE');
  add('/ip/hotspot/user/profile', { name: 'default', default: 'yes' }, '*0');

  for (const group of userGroups) add('/user/group', { name: group, policy: spelledPolicies(group) });
  for (const { name, group } of accounts.all()) add('/user', { name, group });

  describe('/system/identity', { name: fromText(identity) });
  describe('/ip/dns', { servers: '', 'allow-remote-requests': 'no', 'cache-size': '2048KiB' });
  describe('/system/clock', { 'time-zone-autodetect': 'yes', 'time-zone-name': 'UTC' });
  describe('/system/resource', {
    version: profile.version,
    'build-time': String(profile.buildTime),
    'free-memory': '804257792',
    'total-memory': '1073741824',
    cpu: 'ARM64',
    'cpu-count': '4',
    'cpu-frequency': '350',
    'cpu-load': '3',
    'free-hdd-space': '83738624',
    'total-hdd-space': '134217728',
    'architecture-name': 'arm64',
    'board-name': fromText(boardName),
    platform: 'MikroTik',
  });
}
