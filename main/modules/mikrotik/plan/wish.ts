import { serviceMarker } from './markers.ts';
import type { ManagedPath } from './menus.ts';
import type { RouterSettings, Service } from './service.ts';

export interface DesiredRow {
  readonly path: ManagedPath;
  readonly marker: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly reason: string;
  /** Whether the row's password is to be written where the router does not show the one that it has. */
  readonly rewritesHidden?: boolean;
  /** Why this row cannot be made where it does not stand yet. */
  readonly whyNotNew?: string;
}

/** How a customer's device signs in at the router, and as whom. */
export interface Login {
  readonly by: 'ppp' | 'hotspot';
  readonly user: string;
}

/** What one service wants of one router. */
export interface Wish {
  /** Rows with this marker that are not wanted go. */
  readonly marker: string;
  readonly rows: readonly DesiredRow[];
  /** Rows of a plan or of the house: made when missing, never removed. */
  readonly shared: readonly DesiredRow[];
  /** Rows that may not stand there, whoever made them. */
  readonly forbidden: readonly { readonly path: ManagedPath; readonly key: string }[];
  /** Whose live session has to begin anew when what it was given at its beginning has changed. */
  readonly login: Login | null;
  /** Why nothing can be wanted: what a person has to enter first. */
  readonly problem: string | null;
  /** What has to happen in the network first. */
  readonly waiting: string | null;
}

export interface Wanting {
  readonly service: Service;
  readonly router: RouterSettings;
  /** The address that a DHCP client was seen with. */
  readonly address: string | null;
  readonly suspended: boolean;
  readonly reason: string;
}

/** Rows with the service's marker are not wanted at all. */
export const nothing = (service: Service): Wish => ({
  marker: serviceMarker(service.id),
  rows: [],
  shared: [],
  forbidden: [],
  login: null,
  problem: null,
  waiting: null,
});
