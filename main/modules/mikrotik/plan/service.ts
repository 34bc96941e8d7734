import type { AuthMethod, DeviceStage } from '#contract/core.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import type { Id } from '#kernel/ids.ts';

export interface Plan {
  readonly id: Id;
  readonly name: string;
  readonly downloadKbps: number;
  readonly uploadKbps: number;
  readonly burst: {
    readonly downloadKbps: number;
    readonly uploadKbps: number;
    readonly thresholdPercent: number;
    readonly seconds: number;
  } | null;
  readonly routerosProfile: string;
  /** 1 is served first, 8 last. */
  readonly priority: number;
}

/** What leads to a sector, shared by its services on each router. */
export interface Capacity {
  readonly downloadKbps: number;
  readonly uploadKbps: number;
  /** Interface or networks of the sector on the router. */
  readonly target: string;
  readonly oversubscription: number;
}

export interface Sector {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  /** Null: its services are not held together. */
  readonly capacity: Capacity | null;
}

/** A subscription as far as a router is concerned. */
export interface Service {
  readonly id: Id;
  readonly code: string;
  readonly deviceId: Id | null;
  readonly state: SubscriptionState;
  readonly authMethod: AuthMethod;
  readonly dhcpMode: 'dynamic' | 'static';
  readonly mac: string | null;
  readonly ip: string | null;
  readonly pppoeUser: string | null;
  readonly pppoePassword: string | null;
  /** Whether the router was given this password; null where nobody knows, as of a row that was made by hand. */
  readonly passwordIsGiven: boolean | null;
  readonly plan: Plan;
  readonly sector: Sector;
}

/** A router as far as what is wanted of it depends on it. */
export interface RouterSettings {
  readonly id: Id;
  readonly name: string;
  readonly stage: DeviceStage;
  readonly pppoeSuspendMode: 'soft' | 'hard';
  /** Written to our profiles where they are given; else the profiles keep what a person put there. */
  readonly pppoeLocalAddress: string | null;
  readonly pppoePool: string | null;
  /** `all`: leases are made for any DHCP server of the router. */
  readonly dhcpServer: string;
}

/** What the books want the router to do for a service: serve it, cut it off, or know nothing of it. */
export type WantedService = 'active' | 'suspended' | 'absent';

export function wantedService({ state, deviceId }: Service, router: Pick<RouterSettings, 'id'>): WantedService {
  if (deviceId !== router.id) return 'absent';
  switch (state) {
    case 'active':
      return 'active';
    case 'suspended':
    case 'paused':
      return 'suspended';
    case 'draft':
    case 'pending_install':
    case 'terminated':
      return 'absent';
  }
}

/** States in which the network knows the service, be it to serve it or to cut it off. */
export const isRunning = (state: SubscriptionState): boolean =>
  state === 'active' || state === 'suspended' || state === 'paused';

/** The plan's profile on the router; one of its own in a sector that is held together. */
export const profileName = ({ routerosProfile }: Plan, { capacity, code }: Sector): string =>
  capacity === null ? routerosProfile : `${routerosProfile}-${code}`;
