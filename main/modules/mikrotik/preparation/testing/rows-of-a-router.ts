import type { RouterRow } from '../../transport/router-transport.ts';
import type { Step } from '../plan/planned-step.ts';
import type { PreparedPath, RouterTables } from '../prepared-menus.ts';

type Menus = Record<PreparedPath, RouterRow[]>;

/** The rows of a router as a value, and what steps make of them, for reasoning about order without a wire. */
export class RowsOfARouter {
  readonly #menus: Menus;
  readonly #more: Partial<RouterTables>;
  #next = 0x100;

  constructor(menus: Partial<Menus> = {}, more: Partial<RouterTables> = {}) {
    const numbered = (rows: readonly RouterRow[] = []) =>
      rows.map((row) => ({ '.id': row['.id'] ?? this.#takeId(), ...row }));
    this.#menus = {
      '/ip/firewall/address-list': numbered(menus['/ip/firewall/address-list']),
      '/ppp/profile': numbered(menus['/ppp/profile']),
      '/ip/hotspot/walled-garden/ip': numbered(menus['/ip/hotspot/walled-garden/ip']),
      '/ip/firewall/filter': numbered(menus['/ip/firewall/filter']),
      '/ip/firewall/nat': numbered(menus['/ip/firewall/nat']),
    };
    this.#more = more;
  }

  get tables(): RouterTables {
    const rows = structuredClone(this.#menus);
    return { rows, raw: [], hotspots: [], dns: {}, absent: new Set(), lackingPolicy: null, ...this.#more };
  }

  /** The comments (or what stands for them) of a menu in its order. */
  order(path: PreparedPath): string[] {
    return this.#menus[path].map((row) => row.comment ?? row['.id'] ?? '');
  }

  apply(steps: readonly Step[]): void {
    for (const step of steps) this.#applyOne(step);
  }

  #applyOne({ path, sign, id, after, above }: Step): void {
    const menu = this.#menus[path];
    const at = menu.findIndex((row) => row['.id'] === id);
    const row = menu[at];
    switch (sign) {
      case '+':
        this.#insert(path, { '.id': this.#takeId(), ...after }, above?.id ?? null);
        return;
      case '-':
        menu.splice(at, 1);
        return;
      case '~': {
        const fields = Object.entries({ ...row, ...after }).filter(([, value]) => value !== '');
        menu.splice(at, 1, Object.fromEntries(fields));
        return;
      }
      case '>':
        menu.splice(at, 1);
        if (row !== undefined) this.#insert(path, row, above?.id ?? null);
    }
  }

  #insert(path: PreparedPath, row: RouterRow, above: string | null): void {
    const menu = this.#menus[path];
    const at = menu.findIndex((other) => other['.id'] === above);
    if (above !== null && at < 0) throw new Error(`${above} is not there`);
    menu.splice(above === null ? menu.length : at, 0, row);
  }

  #takeId(): string {
    this.#next += 1;
    return `*${this.#next.toString(16).toUpperCase()}`;
  }
}
