import type { Id } from '#kernel/ids.ts';
import { markerIn, serviceMarker } from '../../plan/markers.ts';
import type { TakeoverTables } from '../menus.ts';
import { isOfOneHost, leaseCandidates, queueCandidates } from './address-candidates.ts';
import type { Candidate, Found } from './candidate.ts';
import { Reading } from './reading.ts';
import { hotspotCandidates, isPppoeSecret, pppoeCandidates } from './sign-in-candidates.ts';

export interface Candidates {
  readonly found: readonly Found[];
  /** What was seen and is left alone. */
  readonly notes: readonly string[];
  readonly lists: readonly { readonly name: string; readonly count: number }[];
}

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

/** The address that a candidate has for itself, so that a queue on it is its own. */
const addressesOf = ({ ip, rows }: Candidate): string[] => [
  ...(ip === null ? [] : [ip]),
  ...rows.flatMap(({ path, fields }) => (path === '/queue/simple' ? [(fields.target ?? '').replace(/\/32$/, '')] : [])),
];

/** Queues of profiles that a rate stands for already are of that plan. */
function withSharedPlans(found: readonly Found[]): Found[] {
  const profiles = new Map<string, string>();
  for (const { candidate } of found) {
    const { planKey, rates } = candidate;
    if (planKey === null || rates === null || planKey.startsWith('rates ')) continue;
    if (!profiles.has(rates.key)) profiles.set(rates.key, planKey);
  }
  return found.map((one) => {
    const { planKey, rates } = one.candidate;
    const profile = rates === null || planKey?.startsWith('rates ') !== true ? undefined : profiles.get(rates.key);
    return profile === undefined ? one : { ...one, candidate: { ...one.candidate, planKey: profile } };
  });
}

function listsOf(reading: Reading, found: readonly Found[]) {
  const members = new Map<string, number>();
  for (const { list } of reading.own('/ip/firewall/address-list')) if (list) members.set(list, 0);
  for (const { candidate } of found) {
    for (const name of new Set(candidate.lists)) members.set(name, (members.get(name) ?? 0) + 1);
  }
  return [...members].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The services that stand on a router, but for those that are ours already. Pure: the same rows, in any order, are the same
 * services.
 */
export function findCandidates(tables: TakeoverTables, isLive: boolean, ours: ReadonlySet<Id>): Candidates {
  const reading = new Reading(tables, isLive);
  const markers = new Set([...ours].map(serviceMarker));
  const isOurs = ({ candidate }: Found): boolean =>
    candidate.rows.some(({ isTaken, fields }) => isTaken && markers.has(markerIn(fields.comment) ?? ''));
  const signIns = [...pppoeCandidates(reading), ...hotspotCandidates(reading)];
  const leases = leaseCandidates(reading);
  const taken = new Set([...signIns, ...leases].flatMap(({ candidate }) => addressesOf(candidate)));
  const all = [...signIns, ...leases, ...queueCandidates(reading, taken)];
  const found = withSharedPlans(all.filter((one) => !isOurs(one)));
  const known = all.length - found.length;
  const vpn = reading.own('/ppp/secret').filter((secret) => !isPppoeSecret(secret)).length;
  const shared = reading.own('/queue/simple').filter((queue) => !isOfOneHost(queue)).length;
  const passing = reading.rows('/ip/dhcp-server/lease').length - reading.own('/ip/dhcp-server/lease').length;
  const hidden = found.filter(({ candidate }) => candidate.knowsPassword === false).length;
  const notes = [
    known > 0 ? `${many(known, 'service is', 'services are')} ours already.` : '',
    vpn > 0 ? `${many(vpn, 'PPP user of a VPN is', 'PPP users of VPNs are')} left alone.` : '',
    shared > 0
      ? `${many(shared, 'queue', 'queues')} of networks or several addresses ${shared === 1 ? 'is' : 'are'} left alone.`
      : '',
    passing > 0
      ? `${many(passing, 'dynamic lease is', 'dynamic leases are')} left alone: nobody fixed whose they are.`
      : '',
    hidden > 0
      ? `The ${hidden === 1 ? 'password of 1 user is' : `passwords of ${hidden.toLocaleString('en-US')} users are`} not shown: they stay on the router, and the books will not know them. ${isLive ? 'Give the API user the policy sensitive and read again to have them.' : 'Export with show-sensitive to have them.'}`
      : '',
  ];
  return { found, notes: notes.filter((note) => note !== ''), lists: listsOf(reading, found) };
}

const CUT_OFF =
  /block|suspend|cut|debt|debtor|overdue|unpaid|no-?pay|disabled|isolir|moros|corte|impag|bloque|mora|expired|disconnect/i;

/** Whether a list or a profile is called like one that cuts customers off. */
export const soundsCutOff = (name: string): boolean => CUT_OFF.test(name);
