import type { RouterRow } from '../transport/router-transport.ts';

interface PreparedMenu {
  /** How a row of it is called in a sentence. */
  readonly noun: string;
  /** Rows are gone through from the top: their order is part of what they mean. */
  readonly isOrdered: boolean;
}

/** The menus that a preparation writes. */
export const preparedMenus = {
  '/ip/firewall/address-list': { noun: 'address-list entry', isOrdered: false },
  '/ppp/profile': { noun: 'PPP profile', isOrdered: false },
  '/ip/hotspot/walled-garden/ip': { noun: 'walled-garden entry', isOrdered: true },
  '/ip/firewall/filter': { noun: 'filter rule', isOrdered: true },
  '/ip/firewall/nat': { noun: 'NAT rule', isOrdered: true },
} as const satisfies Record<string, PreparedMenu>;

export type PreparedPath = keyof typeof preparedMenus;

export const preparedPaths = Object.keys(preparedMenus) as readonly PreparedPath[];

export const isPreparedPath = (path: string): path is PreparedPath => Object.hasOwn(preparedMenus, path);

/** What a router shows of itself, as far as its preparation is judged by it. Rows in the router's own order. */
export interface RouterTables {
  readonly rows: Readonly<Record<PreparedPath, readonly RouterRow[]>>;
  readonly raw: readonly RouterRow[];
  readonly hotspots: readonly RouterRow[];
  /** `/ip/dns`; empty where it cannot be read. */
  readonly dns: RouterRow;
  /** Menus that this router does not have, such as `/ppp/profile` without its package. */
  readonly absent: ReadonlySet<string>;
  /** What the API user may not do; null where it may do all that is needed, or that cannot be told. */
  readonly lackingPolicy: string | null;
}
