import type { ByteString } from '../codec/byte-string.ts';
import { isDynamic, type RouterTables } from '../tables/router-tables.ts';
import type { Row } from '../tables/row-index.ts';
import type { AddressPools } from './address-pools.ts';
import type { ClientEffects } from './client-effects.ts';
import type { OwnedRows } from './owned-rows.ts';

export interface LeaseRequest {
  readonly mac: string;
  /** For a dynamic lease; absent: from the server's pool. A static lease's own address wins. */
  readonly address?: string;
  /** Name of the DHCP server that heard the client. */
  readonly server: string;
  readonly hostName?: string;
}

/** `B8:69:F4:01:02:03` is client `1:b8:69:f4:1:2:3`. */
const clientId = (mac: string) =>
  `1:${mac
    .split(':')
    .map((byte) => Number.parseInt(byte, 16).toString(16))
    .join(':')}`;

const spelled = (mac: string) => mac.toUpperCase().replace(/-/g, ':');

/** DHCP clients that ask for an address, renew it and let it go. */
export class DhcpLeases {
  readonly #tables: RouterTables;
  readonly #pools: AddressPools;
  readonly #effects: ClientEffects;
  readonly #owned: OwnedRows;

  constructor(tables: RouterTables, pools: AddressPools, effects: ClientEffects, owned: OwnedRows) {
    this.#tables = tables;
    this.#pools = pools;
    this.#effects = effects;
    this.#owned = owned;
  }

  /** The bound lease's id; `undefined` when the router gives no address (blocked, or nothing free). */
  bind(request: LeaseRequest): string | undefined {
    const leases = this.#tables.at('/ip/dhcp-server/lease');
    const server = this.#tables.at('/ip/dhcp-server').find(request.server);
    if (!server) throw new Error(`no DHCP server ${request.server}`);
    const known = this.#leasesOf(request.mac, server.id);
    const reserved = known.find((row) => !isDynamic(row.values));
    if (reserved) for (const stray of known.filter((row) => isDynamic(row.values))) leases.remove(stray);
    const previous = reserved ?? known[0];
    if (previous?.values.get('blocked') === 'true') return undefined;
    const address = previous?.values.get('address') ?? request.address ?? this.#fromPool(server);
    if (address === undefined) return undefined;
    const fields = this.#bound(request, server, address);
    const row = previous ?? this.#addDynamic(fields, address, server);
    const moved = row.values.get('active-address') !== address;
    if (previous) this.#tables.change(leases, previous, fields, 'router');
    if (!previous || moved) this.#applyEffects(row, address);
    return row.id;
  }

  /** The client let go of its address, or its lease ran out. */
  release(mac: string): void {
    const leases = this.#tables.at('/ip/dhcp-server/lease');
    const running = [...leases.fields]
      .filter(([, field]) => field.runtime)
      .map(([name]): [string, ''] => [`!${name}`, '']);
    for (const row of [...leases.lookup('mac-address', spelled(mac))]) {
      if (isDynamic(row.values)) {
        leases.remove(row);
        continue;
      }
      this.#owned.release(row);
      this.#tables.change(leases, row, new Map(running), 'router');
    }
  }

  #leasesOf(mac: string, serverId: string): Row[] {
    const leases = this.#tables.at('/ip/dhcp-server/lease').lookup('mac-address', spelled(mac));
    return [...leases].filter(
      ({ values }) => (values.get('server') ?? serverId) === serverId && values.get('disabled') !== 'true',
    );
  }

  #fromPool(server: Row): ByteString | undefined {
    return this.#pools.take(server.values.get('address-pool') ?? '');
  }

  #bound({ mac, hostName }: LeaseRequest, server: Row, address: ByteString): Map<string, ByteString> {
    return new Map([
      ['status', 'bound'],
      ['expires-after', server.values.get('lease-time') ?? '30m'],
      ['last-seen', '0s'],
      ['active-address', address],
      ['active-mac-address', mac],
      ['active-client-id', clientId(mac)],
      ['active-server', server.id],
      ...(hostName === undefined ? [] : [['host-name', hostName] as const]),
    ]);
  }

  #addDynamic(bound: ReadonlyMap<string, ByteString>, address: ByteString, server: Row): Row {
    const mac = bound.get('active-mac-address') ?? '';
    const own = Object.entries({
      address,
      'mac-address': mac,
      'client-id': clientId(mac),
      server: server.id,
      dynamic: 'true',
    });
    return this.#tables.add(this.#tables.at('/ip/dhcp-server/lease'), new Map([...bound, ...own]), 'router');
  }

  #applyEffects(lease: Row, address: ByteString): void {
    this.#owned.release(lease);
    const { values } = lease;
    this.#effects.listAddress(lease, values.get('address-lists') ?? '', address);
    this.#effects.limitRate(lease, `dhcp-ds<${values.get('mac-address')}>`, address, values.get('rate-limit') ?? '');
  }
}
