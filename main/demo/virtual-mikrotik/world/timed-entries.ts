import type { RouterTables } from '../tables/router-tables.ts';

/** Address-list entries with a timeout: gone once it is over, without anyone scanning the list. */
export class TimedEntries {
  readonly #tables: RouterTables;
  readonly #endings = new Map<string, number>();
  #next = Number.POSITIVE_INFINITY;

  constructor(tables: RouterTables) {
    this.#tables = tables;
    tables.at('/ip/firewall/address-list').onChange(({ kind, row }) => {
      const timeout = kind === 'written' ? row.values.get('timeout') : undefined;
      if (timeout === undefined) this.#endings.delete(row.id);
      else this.#endings.set(row.id, Number(timeout));
      if (timeout !== undefined) this.#next = Math.min(this.#next, Number(timeout));
    });
  }

  removeExpired(): void {
    const now = this.#tables.now();
    if (now < this.#next) return;
    const table = this.#tables.at('/ip/firewall/address-list');
    for (const [id, ending] of [...this.#endings]) {
      const row = ending <= now ? table.find(id) : undefined;
      if (row) table.remove(row);
    }
    this.#next = Number.POSITIVE_INFINITY;
    for (const ending of this.#endings.values()) this.#next = Math.min(this.#next, ending);
  }
}
