import { planMarker, SUSPENDED, SUSPENDED_PROFILE_MARKER, sectorQueueName, serviceMarker } from './markers.ts';
import { rateLimitOf } from './rates.ts';
import { sectorQueue } from './sector-queue.ts';
import { profileName, type RouterSettings, type Service } from './service.ts';
import { knownPassword, whyNotNew } from './unknown-password.ts';
import { type DesiredRow, nothing, type Wanting, type Wish } from './wish.ts';

/** What a session gets from its profile; a device that names neither leaves that to whoever set up the router. */
const addresses = ({
  pppoeLocalAddress,
  pppoePool,
}: Pick<RouterSettings, 'pppoeLocalAddress' | 'pppoePool'>): Record<string, string> => ({
  ...(pppoeLocalAddress === null ? {} : { 'local-address': pppoeLocalAddress }),
  ...(pppoePool === null ? {} : { 'remote-address': pppoePool }),
});

/** The profile that blocks; what prepares a router and what suspends a service want the same row. */
export const suspendedProfile = (router: Pick<RouterSettings, 'pppoeLocalAddress' | 'pppoePool'>): DesiredRow => ({
  path: '/ppp/profile',
  marker: SUSPENDED_PROFILE_MARKER,
  fields: {
    name: SUSPENDED,
    ...addresses(router),
    'only-one': 'yes',
    'address-list': SUSPENDED,
    comment: SUSPENDED_PROFILE_MARKER,
  },
  reason: 'Suspended PPPoE services are given this profile.',
});

/** In a sector that is held together the plan has a profile of its own, since a profile names the queue above its sessions. */
function planProfile({ plan, sector }: Service, router: RouterSettings): DesiredRow {
  const { capacity } = sector;
  const marker = capacity === null ? planMarker(plan.id) : planMarker(plan.id, sector.id);
  return {
    path: '/ppp/profile',
    marker,
    fields: {
      name: profileName(plan, sector),
      ...addresses(router),
      'rate-limit': rateLimitOf(plan, capacity),
      ...(capacity === null ? {} : { 'parent-queue': sectorQueueName(sector.code) }),
      'only-one': 'yes',
      comment: marker,
    },
    reason: `The plan ${plan.name} is served by this router.`,
  };
}

/**
 * The customer's own address. Where the device names a pool, a service without one takes from it, so that an address which
 * was taken away from the service goes from the router too; else what stands there is somebody's decision.
 */
function ownAddress({ ip }: Service, { pppoePool }: RouterSettings): Record<string, string> {
  if (ip !== null) return { 'remote-address': ip };
  return pppoePool === null ? {} : { 'remote-address': '' };
}

/** A secret with the profile of its plan, or while suspended with the one that blocks (soft) or disabled (hard). */
export function pppoeWish({ service, router, suspended, reason }: Wanting): Wish {
  const { code, pppoeUser, pppoePassword } = service;
  if (pppoeUser === null)
    return { ...nothing(service), problem: `${code} has no PPPoE user. Enter it on the service.` };
  const soft = suspended && router.pppoeSuspendMode === 'soft';
  const marker = serviceMarker(service.id);
  const profile = soft ? suspendedProfile(router) : planProfile(service, router);
  const queue = sectorQueue(service.sector);
  const secret: DesiredRow = {
    path: '/ppp/secret',
    marker,
    fields: {
      name: pppoeUser,
      ...knownPassword(pppoePassword),
      service: 'pppoe',
      profile: profile.fields.name ?? '',
      ...ownAddress(service, router),
      disabled: suspended && !soft ? 'yes' : 'no',
      comment: marker,
    },
    reason,
    rewritesHidden: service.passwordIsGiven !== true,
    ...whyNotNew(service),
  };
  return {
    ...nothing(service),
    rows: [secret],
    shared: queue === null || soft ? [profile] : [queue, profile],
    login: { by: 'ppp', user: pppoeUser },
  };
}
