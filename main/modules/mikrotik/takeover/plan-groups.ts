import type { TakeoverKind } from '#contract/mikrotik.ts';
import type { Id } from '#kernel/ids.ts';
import { markerIn, planMarker } from '../plan/markers.ts';
import { queueRates } from '../plan/rates.ts';
import type { Plan } from '../plan/service.ts';
import type { Candidate } from './candidates/candidate.ts';
import { type FoundRates, ratesOfQueue } from './candidates/found-rates.ts';

/** A plan of the books as far as rates can be told to be it. */
export interface BookPlan extends Plan {
  readonly authMethods: readonly TakeoverKind[];
  readonly isOnSale: boolean;
}

/** All services of one profile, or of the same rates, and the plan that stands for them. */
export interface PlanGroup {
  readonly key: string;
  readonly profilePath: '/ppp/profile' | '/ip/hotspot/user/profile' | null;
  readonly profileName: string | null;
  readonly rates: FoundRates | null;
  readonly kinds: readonly TakeoverKind[];
  readonly name: string;
  readonly planId: Id | null;
  readonly planReason: string | null;
}

const mega = (kbps: number): string => (kbps % 1000 === 0 ? `${kbps / 1000}M` : `${kbps}k`);

export const ratesInWords = ({ rates }: FoundRates): string => {
  const { downloadKbps, uploadKbps, burst } = rates;
  const limit = `${mega(downloadKbps)} down, ${mega(uploadKbps)} up`;
  return burst === null ? limit : `${limit}, burst ${mega(burst.downloadKbps)}/${mega(burst.uploadKbps)}`;
};

/** The rates of a plan in the spelling of found ones. */
const keyOfPlan = (plan: Plan): string | undefined => ratesOfQueue(queueRates(plan))?.key;

type Members = readonly Candidate[];

function chosen(members: Members, rates: FoundRates | null, profileName: string | null, plans: readonly BookPlan[]) {
  const markers = new Set(
    members.flatMap(({ rows }) =>
      rows.flatMap(({ path, fields }) => (path === '/ppp/profile' ? [markerIn(fields.comment)] : [])),
    ),
  );
  const marked = plans.find(({ id }) => markers.has(planMarker(id)));
  if (marked !== undefined) return { plan: marked, reason: 'Its profile is this plan’s already.' };
  if (rates === null) return null;
  const same = plans.filter((plan) => keyOfPlan(plan) === rates.key);
  const named = same.find(({ routerosProfile }) => routerosProfile === profileName);
  if (named !== undefined) return { plan: named, reason: 'The same rates and the same profile.' };
  const fitting = same.filter(
    ({ authMethods, isOnSale }) => isOnSale && members.every(({ kind }) => authMethods.includes(kind)),
  );
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined ? { plan: only, reason: 'The same rates.' } : null;
}

function groupOf(key: string, members: Members, plans: readonly BookPlan[]): PlanGroup {
  const byProfile = /^(ppp|hotspot) /.exec(key)?.[1];
  const lead =
    members.find(({ planKey, kind }) => planKey === key && (byProfile === undefined || kind !== 'dhcp')) ?? members[0];
  const profileName = byProfile === undefined ? null : key.slice(byProfile.length + 1);
  const rates = lead?.rates ?? null;
  const found = chosen(members, rates, profileName, plans);
  return {
    key,
    profilePath: byProfile === 'ppp' ? '/ppp/profile' : byProfile === 'hotspot' ? '/ip/hotspot/user/profile' : null,
    profileName,
    rates,
    kinds: [...new Set(members.map(({ kind }) => kind))].sort(),
    name: profileName ?? (rates === null ? key : ratesInWords(rates)),
    planId: found?.plan.id ?? null,
    planReason: found?.reason ?? null,
  };
}

/** The groups of all candidates that have rates, with the plan of the books that each one is. Pure. */
export function planGroups(candidates: readonly Candidate[], plans: readonly BookPlan[]): PlanGroup[] {
  const members = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.planKey === null) continue;
    members.set(candidate.planKey, [...(members.get(candidate.planKey) ?? []), candidate]);
  }
  return [...members].map(([key, of]) => groupOf(key, of, plans)).sort((a, b) => (a.key < b.key ? -1 : 1));
}
