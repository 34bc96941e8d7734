import type { Id } from '#kernel/ids.ts';
import { canonical } from '../plan/canonical.ts';
import { desiredRows } from '../plan/desired-rows.ts';
import type { FoundRow, Kept } from '../plan/found-rows.ts';
import { hotspotProfileMarker, hotspotProfileName, planMarker, serviceMarker } from '../plan/markers.ts';
import type { ManagedPath } from '../plan/menus.ts';
import type { Plan, RouterSettings, Service } from '../plan/service.ts';
import type { DesiredRow } from '../plan/wish.ts';
import type { Candidate, CandidateRow } from './candidates/candidate.ts';

/** A found row with the record that it is of. */
export interface RowToKeep extends FoundRow {
  readonly subscriptionId: Id | null;
  readonly planId: Id | null;
}

/**
 * Fields that do the same by another value, so that they stay as they were found: a name, the server of a lease, where
 * sessions take their address from. Rates, profiles and what cuts off are not among them: where they differ, a person decides.
 */
const KEEPABLE: Readonly<Partial<Record<ManagedPath, readonly string[]>>> = {
  '/queue/simple': ['name'],
  '/ip/dhcp-server/lease': ['server'],
  '/ppp/secret': ['service', 'remote-address'],
  '/ppp/profile': ['name', 'only-one', 'local-address', 'remote-address'],
  '/ip/hotspot/user/profile': ['name'],
};

function keptOf({ path, fields }: CandidateRow, desired: DesiredRow | undefined): Record<string, Kept> {
  const names = KEEPABLE[path] ?? [];
  return Object.fromEntries(
    names.flatMap((name): [string, Kept][] => {
      const insteadOf = desired?.fields[name];
      if (insteadOf === undefined || canonical(name, fields[name]) === canonical(name, insteadOf)) return [];
      return [[name, { found: fields[name] ?? '', insteadOf }]];
    }),
  );
}

const sharedMarker = (path: ManagedPath, plan: Plan): string =>
  path === '/ppp/profile' ? planMarker(plan.id) : hotspotProfileMarker(hotspotProfileName(plan.routerosProfile));

const isProfile = (path: ManagedPath): boolean => path === '/ppp/profile' || path === '/ip/hotspot/user/profile';

export interface Taken {
  readonly service: Service;
  readonly candidate: Candidate;
}

interface Keeping {
  readonly router: RouterSettings;
  readonly cutOffLists: readonly string[];
  /** Plans that this router serves already: their profile is the one that stands there for them. */
  readonly servedPlans: ReadonlySet<Id>;
}

const isTaken = ({ path, fields, isTaken: taken }: CandidateRow, { cutOffLists }: Keeping): boolean =>
  path === '/ip/firewall/address-list' ? cutOffLists.includes(fields.list ?? '') : taken;

/** The profile that most services of a plan have is the plan's; of others with the same rates the services differ. */
function profilesOfPlans(taken: readonly Taken[], { servedPlans }: Keeping): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { service, candidate } of taken) {
    if (servedPlans.has(service.plan.id)) continue;
    for (const row of candidate.rows) {
      if (!row.isTaken || !isProfile(row.path)) continue;
      const key = `${row.path} ${service.plan.id}`;
      const of = counts.get(key) ?? new Map<string, number>();
      counts.set(key, of.set(row.naturalKey, (of.get(row.naturalKey) ?? 0) + 1));
    }
  }
  const first = (of: ReadonlyMap<string, number>): string =>
    [...of].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
  return new Map([...counts].map(([key, of]) => [key, first(of)]));
}

/**
 * Which rows of the router become ours, and what of them stays as it was found although the books would write it otherwise.
 * Pure.
 */
export function rowsToKeep(taken: readonly Taken[], keeping: Keeping): RowToKeep[] {
  const profiles = profilesOfPlans(taken, keeping);
  const kept = new Map<string, RowToKeep>();
  for (const { service, candidate } of taken) {
    const wish = desiredRows(service, keeping.router, { address: service.ip, reason: '' });
    const used = new Set<DesiredRow>();
    const desiredFor = (path: ManagedPath): DesiredRow | undefined => {
      const desired = [...wish.shared, ...wish.rows].find((row) => row.path === path && !used.has(row));
      if (desired !== undefined) used.add(desired);
      return desired;
    };
    for (const row of candidate.rows) {
      if (!isTaken(row, keeping)) continue;
      const { path, naturalKey } = row;
      const key = `${path} ${naturalKey}`;
      const { plan } = service;
      if (isProfile(path)) {
        if (profiles.get(`${path} ${plan.id}`) !== naturalKey || kept.has(key)) continue;
        // Whoever is cut off wants another profile: what the plan's is to be, an active service tells.
        const active = desiredRows({ ...service, state: 'active' }, keeping.router, {
          address: service.ip,
          reason: '',
        });
        const desired = active.shared.find((one) => one.path === path);
        const base = { path, naturalKey, marker: sharedMarker(path, plan), isMarked: false };
        kept.set(key, { ...base, kept: keptOf(row, desired), subscriptionId: null, planId: plan.id });
        continue;
      }
      const base = { path, naturalKey, marker: serviceMarker(service.id), isMarked: false };
      kept.set(key, { ...base, kept: keptOf(row, desiredFor(path)), subscriptionId: service.id, planId: null });
    }
  }
  return [...kept.values()];
}
