import { isHostIpv4 } from '#kernel/network-address.ts';
import type { TakeoverRow } from '../menus.ts';
import type { Found } from './candidate.ts';
import { markFaults, userFaults } from './faults.ts';
import { ratesOfLimit, ratesOfQueue } from './found-rates.ts';
import { entriesOf, isYes, listNames, macOf, type Reading, rowOf } from './reading.ts';

const isHidden = (password: string | undefined): boolean => password === undefined || /^\**$/.test(password);

const byName = (rows: readonly TakeoverRow[]): ReadonlyMap<string, TakeoverRow> =>
  new Map(rows.flatMap((row) => (row.name === undefined ? [] : [[row.name, row] as const])));

function groupedBy(rows: readonly TakeoverRow[], field: string): ReadonlyMap<string, readonly TakeoverRow[]> {
  const groups = new Map<string, TakeoverRow[]>();
  for (const row of rows) {
    const key = row[field] ?? '';
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** Secrets of tunnels that are no PPPoE are somebody's VPN, not a customer. */
export const isPppoeSecret = ({ service = 'any' }: TakeoverRow): boolean => service === 'pppoe' || service === 'any';

/** Every PPPoE user, with its profile, its session, and the queue that somebody may have made on its address. */
export function pppoeCandidates(reading: Reading): Found[] {
  const profiles = byName(reading.rows('/ppp/profile'));
  const sessions = groupedBy(reading.rows('/ppp/active'), 'name');
  return reading.own('/ppp/secret').flatMap((secret): Found[] => {
    const { name: user } = secret;
    if (user === undefined || user === '' || !isPppoeSecret(secret)) return [];
    const profile = profiles.get(secret.profile ?? 'default');
    const live = sessions.get(user) ?? [];
    const own = secret['remote-address'] ?? '';
    const ip = isHostIpv4(own) ? own : null;
    const address = ip ?? live.find(({ address }) => address !== undefined)?.address ?? null;
    const queues = reading.queuesOf(address);
    const given = ratesOfLimit(profile?.['rate-limit']);
    const rates = given ?? queues.map(ratesOfQueue).find((found) => found !== null) ?? null;
    const macs = [secret['caller-id'], ...live.map((session) => session['caller-id'])].map(macOf);
    const password = isHidden(secret.password) ? null : (secret.password ?? null);
    return [
      {
        password,
        candidate: {
          key: `pppoe ${user}`,
          kind: 'pppoe',
          name: user,
          user,
          mac: null,
          ip,
          comment: secret.comment ?? '',
          seenMacs: [...new Set(macs.flatMap((mac) => (mac === null ? [] : [mac])))],
          profile: profile?.name ?? secret.profile ?? null,
          rates,
          planKey: rates === null ? null : given === null ? `rates ${rates.key}` : `ppp ${profile?.name}`,
          isLive: reading.isLive ? live.length > 0 : null,
          isDisabled: isYes(secret.disabled),
          lists: listNames(reading, address),
          knowsPassword: password !== null,
          rows: [
            rowOf('/ppp/secret', secret, true),
            ...(profile === undefined ? [] : [rowOf('/ppp/profile', profile, given !== null && isPlain(profile))]),
            ...queues.map((queue) => rowOf('/queue/simple', queue, false)),
            ...entriesOf(reading, address),
          ],
          faults: [...userFaults(user), ...markFaults(secret)],
        },
      },
    ];
  });
}

/** Profiles that every router has serve more than one plan. */
const isPlain = ({ name, default: builtIn }: TakeoverRow): boolean =>
  !isYes(builtIn) && name !== 'default' && name !== 'default-encryption';

/** Every hotspot user but the router's own for trials. */
export function hotspotCandidates(reading: Reading): Found[] {
  const profiles = byName(reading.rows('/ip/hotspot/user/profile'));
  const sessions = groupedBy(reading.rows('/ip/hotspot/active'), 'user');
  return reading.own('/ip/hotspot/user').flatMap((account): Found[] => {
    const { name: user } = account;
    if (user === undefined || user === '' || user === 'default-trial') return [];
    const profile = profiles.get(account.profile ?? 'default');
    const live = sessions.get(user) ?? [];
    const rates = ratesOfLimit(profile?.['rate-limit']);
    const ip = isHostIpv4(account.address ?? '') ? (account.address ?? null) : null;
    const macs = live.flatMap((session) => macOf(session['mac-address']) ?? []);
    const password = isHidden(account.password) ? null : (account.password ?? null);
    return [
      {
        password,
        candidate: {
          key: `hotspot ${user} ${account.server ?? ''}`.trim(),
          kind: 'hotspot',
          name: user,
          user,
          mac: macOf(account['mac-address']),
          ip: null,
          comment: account.comment ?? '',
          seenMacs: [...new Set(macs)],
          profile: profile?.name ?? account.profile ?? null,
          rates,
          planKey: rates === null ? null : `hotspot ${profile?.name}`,
          isLive: reading.isLive ? live.length > 0 : null,
          isDisabled: isYes(account.disabled),
          lists: listNames(reading, ip),
          knowsPassword: password !== null,
          rows: [
            rowOf('/ip/hotspot/user', account, true),
            ...(profile === undefined
              ? []
              : [rowOf('/ip/hotspot/user/profile', profile, rates !== null && isPlain(profile))]),
            ...entriesOf(reading, ip),
          ],
          faults: [...userFaults(user), ...markFaults(account)],
        },
      },
    ];
  });
}
