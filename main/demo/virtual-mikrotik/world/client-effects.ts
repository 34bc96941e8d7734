import type { ByteString } from '../codec/byte-string.ts';
import type { RouterTables } from '../tables/router-tables.ts';
import type { Row } from '../tables/row-index.ts';
import type { OwnedRows } from './owned-rows.ts';

const rateParts = ['max-limit', 'burst-limit', 'burst-threshold', 'burst-time', 'priority', 'limit-at'];

/** The dynamic rows that a router makes for a client who came online. */
export class ClientEffects {
  readonly #tables: RouterTables;
  readonly #owned: OwnedRows;

  constructor(tables: RouterTables, owned: OwnedRows) {
    this.#tables = tables;
    this.#owned = owned;
  }

  /** `lists` separated by commas; an entry that is there already stays as it is. */
  listAddress(owner: Row, lists: ByteString, address: ByteString): void {
    const table = this.#tables.at('/ip/firewall/address-list');
    for (const list of lists.split(',').filter(Boolean)) {
      const listed = [...table.lookup('address', address)].some(
        ({ values }) => values.get('list') === list && values.get('disabled') !== 'true',
      );
      if (listed) continue;
      const fields = new Map(Object.entries({ list, address, dynamic: 'true' }));
      this.#owned.add(owner, table, this.#tables.add(table, fields, 'router'));
    }
  }

  /** A rate limit becomes a dynamic queue that no client can edit. */
  limitRate(owner: Row, name: ByteString, target: ByteString, limit: ByteString): void {
    const table = this.#tables.at('/queue/simple');
    if (limit === '' || table.find(name)) return;
    const rates = limit.split(' ').map((rate, part): [string, string] => [rateParts[part] ?? 'limit-at', rate]);
    const fields = new Map([['name', name], ['target', target], ['dynamic', 'true'], ...rates]);
    this.#owned.add(owner, table, this.#tables.add(table, fields, 'router'));
  }

  addInterface(owner: Row, name: ByteString, type: string): void {
    const table = this.#tables.at('/interface');
    if (table.find(name)) return;
    const fields = new Map(Object.entries({ name, type, mtu: '1480', 'actual-mtu': '1480', dynamic: 'true' }));
    this.#owned.add(owner, table, this.#tables.add(table, fields, 'router'));
  }
}
