import { RouterOnTcp } from './router-on-tcp.ts';
import type { VirtualRouter, VirtualRouterOptions } from './virtual-router.ts';

export type { UserPolicy } from './api/policies.ts';
export type { LoggedCommand } from './command-log.ts';
export type { MenuPath } from './schema/menu.ts';
export { type FaultName, type FaultOptions, faultNames } from './server/faults.ts';
export type { RouterSnapshot } from './tables/static-state.ts';
export { type RouterVersion, routerVersions } from './versions.ts';
export type { Row, VirtualRouter, VirtualRouterOptions } from './virtual-router.ts';
export type { LeaseRequest } from './world/dhcp-leases.ts';

/**
 * A MikroTik for tests and the demo: it speaks the RouterOS API over TCP with a codec of its own, keeps rows by
 * RouterOS's rules and refuses in RouterOS's words.
 */
export function createVirtualRouter(options: VirtualRouterOptions = {}): VirtualRouter {
  return new RouterOnTcp(options);
}
