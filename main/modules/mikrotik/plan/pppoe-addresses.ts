import { isIpv4 } from '#kernel/network-address.ts';
import type { PlannedRow } from './planned-row.ts';
import type { RouterView } from './router-view.ts';
import type { DesiredRow, Wish } from './wish.ts';

const PROFILES = '/ppp/profile';
const SECRETS = '/ppp/secret';
const POOLS = '/ip/pool';

/** Whether sessions are given an address by this row, as it is wanted or else as it stands. */
function givesAddress(desired: DesiredRow, view: RouterView): boolean {
  const wanted = desired.fields['remote-address'];
  if (wanted !== undefined) return wanted !== '';
  return view.marked(desired.path, desired.marker).some((row) => (row['remote-address'] ?? '') !== '');
}

function noteOnNewSecret({ rows, shared }: Wish, view: RouterView): string | null {
  const [profile] = shared;
  const secret = rows.find(({ path }) => path === SECRETS);
  if (profile === undefined || secret === undefined || !view.has(PROFILES)) return null;
  if (givesAddress(secret, view) || givesAddress(profile, view)) return null;
  return `Its sessions get an address only where the PPPoE server’s default profile has one: the PPP profile ${profile.fields.name} has none. Enter the router’s PPPoE pool, or an IP on the service.`;
}

/**
 * A new secret says when neither it nor its profile gives an address. It may still get one: what is unset in both is taken
 * from the profile that the PPPoE server has as its default.
 * https://help.mikrotik.com/docs/spaces/ROS/pages/132350049/PPP+AAA
 */
export function withAddressNote(planned: readonly PlannedRow[], wish: Wish, view: RouterView): PlannedRow[] {
  const isNewSecret = ({ path, sign }: PlannedRow): boolean => path === SECRETS && sign === '+';
  const note = planned.some(isNewSecret) ? noteOnNewSecret(wish, view) : null;
  return planned.map((row) => (note !== null && isNewSecret(row) ? { ...row, reason: `${row.reason} ${note}` } : row));
}

/** Pools that these rows name and the router does not have: it would refuse each of them. */
export function missingPools(planned: readonly PlannedRow[], view: RouterView): string[] {
  if (!view.has(POOLS)) return [];
  const named = planned.flatMap(({ path, after }) => (path === PROFILES ? [after?.['remote-address'] ?? ''] : []));
  return [...new Set(named)]
    .filter((pool) => pool !== '' && !isIpv4(pool) && view.withKey(POOLS, pool).length === 0)
    .map(
      (pool) =>
        `The router has no address pool ${pool}. Add it there (IP › Pool), or correct the PPPoE pool of the router here.`,
    );
}
