import type { RouterUser } from './api/accounts.ts';
import type { LoggedCommand } from './command-log.ts';
import type { MenuPath } from './schema/menu.ts';
import type { FaultName, FaultOptions } from './server/faults.ts';
import type { ServerTls } from './server/listening-port.ts';
import type { RouterSnapshot } from './tables/static-state.ts';
import type { RouterVersion } from './versions.ts';
import type { LeaseRequest } from './world/dhcp-leases.ts';
import type { HotspotLogin, LoginResult } from './world/hotspot-sessions.ts';
import type { DialOptions, DialResult } from './world/ppp-sessions.ts';

export interface VirtualRouterOptions {
  /** Default `7.20`. */
  readonly version?: RouterVersion;
  readonly identity?: string;
  readonly boardName?: string;
  /** Default: `admin` without a password. */
  readonly users?: readonly RouterUser[];
  /** Each reply comes this much later; pipelined commands do not wait for each other. */
  readonly latencyMs?: number;
  /** Set from the first connection on. */
  readonly fault?: FaultName;
  /** Log in by MD5 challenge, as releases before 6.43. */
  readonly oldLogin?: boolean;
  /** Speak api-ssl and www-ssl instead of api and www. */
  readonly tls?: ServerTls;
  /** The router's clock, in epoch milliseconds. */
  readonly now?: () => number;
  /** Subscribers use what they have: queues and sessions count, as believably as a formula can. */
  readonly traffic?: boolean;
  /** Fills the router before anyone connects. */
  readonly seed?: (router: VirtualRouter) => void;
}

/** A row as the router prints it. */
export type Row = Readonly<Record<string, string>>;

/** A MikroTik that exists as a TCP port and the rows behind it. Its own helpers bypass protocol and permissions. */
export interface VirtualRouter {
  /** Answers the port of the API. */
  listen(port?: number, host?: string): Promise<number>;
  /** Serves HTTP too: REST on RouterOS 7, no more than a web page on 6. Answers its port. */
  listenRest(port?: number, host?: string): Promise<number>;
  /** Drops all connections; the router is gone for good. */
  close(): Promise<void>;

  /** Settles when the fault is in force; `null` ends it. */
  setFault(name: FaultName | null, options?: FaultOptions): Promise<void>;
  setLatency(latencyMs: number): void;
  /** As a power cut: running state is lost, and for `downMs` nothing listens. Settles when the router is back. */
  reboot(downMs?: number): Promise<void>;

  rows(path: MenuPath): Row[];
  /** Adds a row, or changes the one with this `.id` or the singleton; normalises as a command would. Answers the id. */
  put(path: MenuPath, fields: Row): string;
  drop(path: MenuPath, idOrName: string): void;
  /** What a reboot keeps, as JSON; passwords are in it. */
  snapshot(): RouterSnapshot;
  restore(snapshot: RouterSnapshot): void;

  /** A subscriber's device dials in. */
  dialPpp(name: string, options?: DialOptions): DialResult;
  /** From now on a subscriber whose line drops dials in again after so long, as often as it takes. */
  redialAfter(delayMs: number): void;
  /** A guest signs in at the hotspot. */
  loginHotspot(user: string, options: HotspotLogin): LoginResult;
  /** A DHCP client binds or renews; answers the lease's id, or `undefined` when it gets no address. */
  bindLease(request: LeaseRequest): string | undefined;
  releaseLease(mac: string): void;

  /** The last commands received, oldest first, without passwords. */
  readonly commands: readonly LoggedCommand[];
  /** Commands ever received, logins included. */
  readonly commandCount: number;
  /** Connections open now. */
  readonly connectionCount: number;
  /** Connections ever taken. */
  readonly acceptedCount: number;
}
