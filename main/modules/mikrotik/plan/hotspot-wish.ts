import { hotspotProfileMarker, hotspotProfileName, sectorQueueName, serviceMarker } from './markers.ts';
import { rateLimitOf } from './rates.ts';
import { sectorQueue } from './sector-queue.ts';
import { profileName, type Service } from './service.ts';
import { knownPassword, whyNotNew } from './unknown-password.ts';
import { type DesiredRow, nothing, type Wanting, type Wish } from './wish.ts';

/** RouterOS keeps no comment on these, so that ours are told by their names. */
function planProfile({ plan, sector }: Service): DesiredRow {
  const name = hotspotProfileName(profileName(plan, sector));
  const { capacity, code } = sector;
  return {
    path: '/ip/hotspot/user/profile',
    marker: hotspotProfileMarker(name),
    fields: {
      name,
      'rate-limit': rateLimitOf(plan, capacity),
      ...(capacity === null ? {} : { 'parent-queue': sectorQueueName(code) }),
    },
    reason: `The plan ${plan.name} is served by this router.`,
  };
}

/** A user with the profile of its plan; disabled while suspended, so that nobody signs in by it. */
export function hotspotWish({ service, suspended, reason }: Wanting): Wish {
  const { code, pppoeUser: user, pppoePassword } = service;
  if (user === null) return { ...nothing(service), problem: `${code} has no hotspot user. Enter it on the service.` };
  const marker = serviceMarker(service.id);
  const profile = planProfile(service);
  const queue = sectorQueue(service.sector);
  const account: DesiredRow = {
    path: '/ip/hotspot/user',
    marker,
    fields: {
      name: user,
      ...knownPassword(pppoePassword),
      profile: profile.fields.name ?? '',
      disabled: suspended ? 'yes' : 'no',
      comment: marker,
    },
    reason,
    rewritesHidden: service.passwordIsGiven !== true,
    ...whyNotNew(service),
  };
  return {
    ...nothing(service),
    rows: [account],
    shared: queue === null ? [profile] : [queue, profile],
    login: { by: 'hotspot', user },
  };
}
