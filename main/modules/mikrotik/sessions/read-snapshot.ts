import type { Instant } from '#kernel/clock.ts';
import { SUSPENDED } from '../plan/markers.ts';
import type { RouterReader } from '../router/read-only-router.ts';
import type { RouterRow } from '../transport/router-transport.ts';
import { readRows } from './read-rows.ts';

/** Who was on a router at one moment, as it printed it. */
export interface SessionSnapshot {
  readonly readAt: Instant;
  readonly ppp: readonly RouterRow[];
  readonly hotspot: readonly RouterRow[];
  readonly leases: readonly RouterRow[];
  readonly queues: readonly RouterRow[];
  /** Entries of the list of suspended addresses. */
  readonly blocked: readonly RouterRow[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

export const sessionFields = {
  ppp: words('.id name service caller-id address uptime'),
  hotspot: words('.id server user address mac-address uptime bytes-in bytes-out'),
  lease: words(`.id address mac-address active-address active-mac-address host-name status last-seen expires-after
    dynamic disabled comment`),
  queue: words('.id name target max-limit rate bytes dynamic disabled comment'),
  blocked: words('.id list address disabled'),
};

/**
 * One menu after the other: the connection is shared with the work on the router, and a look at its sessions takes one
 * place of its window, not all.
 */
export async function readSnapshot(router: RouterReader, now: () => Instant): Promise<SessionSnapshot> {
  const ppp = await readRows(router, '/ppp/active', { proplist: sessionFields.ppp });
  const readAt = now();
  const hotspot = await readRows(router, '/ip/hotspot/active', { proplist: sessionFields.hotspot });
  const leases = await readRows(router, '/ip/dhcp-server/lease', {
    proplist: sessionFields.lease,
    where: { status: 'bound' },
  });
  const queues = await readRows(router, '/queue/simple', { proplist: sessionFields.queue });
  const blocked = await readRows(router, '/ip/firewall/address-list', {
    proplist: sessionFields.blocked,
    where: { list: SUSPENDED },
  });
  return { readAt, ppp, hotspot, leases, queues, blocked };
}
