import { planMarker, SUSPENDED, SUSPENDED_PROFILE_MARKER, serviceMarker } from './markers.ts';
import { rateLimitOf } from './rates.ts';
import type { Service } from './service.ts';
import { type DesiredRow, nothing, type Wanting, type Wish } from './wish.ts';

const suspendedProfile: DesiredRow = {
  path: '/ppp/profile',
  marker: SUSPENDED_PROFILE_MARKER,
  fields: { name: SUSPENDED, 'only-one': 'yes', 'address-list': SUSPENDED, comment: SUSPENDED_PROFILE_MARKER },
  reason: 'Suspended PPPoE services are given this profile.',
};

function planProfile({ plan }: Service): DesiredRow {
  const marker = planMarker(plan.id);
  return {
    path: '/ppp/profile',
    marker,
    fields: { name: plan.routerosProfile, 'rate-limit': rateLimitOf(plan), 'only-one': 'yes', comment: marker },
    reason: `The plan ${plan.name} is served by this router.`,
  };
}

/** A secret with the profile of its plan, or while suspended with the one that blocks (soft) or disabled (hard). */
export function pppoeWish({ service, router, suspended, reason }: Wanting): Wish {
  const { code, pppoeUser, pppoePassword } = service;
  if (pppoeUser === null)
    return { ...nothing(service), problem: `${code} has no PPPoE user. Enter it on the service.` };
  if (pppoePassword === null) {
    return { ...nothing(service), problem: `${code} has no PPPoE password. Enter one on the service.` };
  }
  const soft = suspended && router.pppoeSuspendMode === 'soft';
  const marker = serviceMarker(service.id);
  const profile = soft ? suspendedProfile : planProfile(service);
  const secret: DesiredRow = {
    path: '/ppp/secret',
    marker,
    fields: {
      name: pppoeUser,
      password: pppoePassword,
      service: 'pppoe',
      profile: profile.fields.name ?? '',
      disabled: suspended && !soft ? 'yes' : 'no',
      comment: marker,
    },
    reason,
  };
  return { ...nothing(service), rows: [secret], shared: [profile], pppUser: pppoeUser };
}
