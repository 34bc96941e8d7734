import type { SubscriptionChange } from '#contract/core.ts';
import { pppoeUser } from '#contract/values.ts';
import { isHostIpv4, isIpv4, isMac, normalizeMac } from '#kernel/network-address.ts';
import { canonical } from '../plan/canonical.ts';
import { hotspotProfileName, SUSPENDED } from '../plan/markers.ts';
import type { Plan } from '../plan/service.ts';
import type { DriftRecord } from './drift-rows.queries.ts';
import type { Fields } from './found-row.ts';
import { plansLike, RATES } from './plan-rates.ts';

type ServiceFields = Pick<SubscriptionChange, 'pppoeUser' | 'ip' | 'mac' | 'planId'>;

/** What of a service becomes what in the books, for its router's row to be right as it stands. */
export interface Adoption {
  readonly fields: ServiceFields;
  /** The password is read from the router at that moment. */
  readonly readsPassword: boolean;
  readonly act: 'suspend' | 'reconnect' | 'resume' | null;
  /** A foreign row becomes the service's own. */
  readonly claimsRow: boolean;
  /** "IP address: 10.20.0.11 → 10.20.0.99". */
  readonly words: readonly string[];
}

export type Adopting = { readonly ok: Adoption } | { readonly why: string };

const none: Adoption = { fields: {}, readsPassword: false, act: null, claimsRow: false, words: [] };

const LIST = '/ip/firewall/address-list';
const shown = (value: string | undefined): string => (value === undefined || value === '' ? 'none' : value);
const turned = (what: string, before: string | undefined, after: string | undefined): string =>
  `${what}: ${shown(before)} → ${shown(after)}`;

/** One field of a changed row in the books' words; a sentence where it has no place there. */
type Place = Partial<Adoption> | string;

const DELETED = /^\*[0-9A-F]+$/i;

function suspends({ state, code }: DriftRecord): Place {
  return state === 'active'
    ? { act: 'suspend', words: [`${code} is suspended in the books`] }
    : `${code} is not active in the books, so it cannot be suspended there.`;
}

/** Somebody let a customer in by hand. Debt is not forgiven by looking away. */
function letsIn({ state, code, owes }: DriftRecord): Place {
  if (state === 'paused') return { act: 'resume', words: [`${code} is resumed in the books, and billed again`] };
  if (state !== 'suspended') return `${code} is ${state ?? 'unknown'} in the books, so it cannot be reconnected there.`;
  if (owes === 1) {
    return `${code} is suspended and its customer has invoices that are overdue. Record the payment, or exempt it, on its page; or push, which cuts it off again.`;
  }
  return { act: 'reconnect', words: [`${code} is reconnected in the books`] };
}

const profileOf = (plan: Plan, path: string): string =>
  path === '/ip/hotspot/user' ? hotspotProfileName(plan.routerosProfile) : plan.routerosProfile;

function byProfile(row: DriftRecord, live: string, plans: readonly Plan[]): Place {
  if (DELETED.test(live)) return 'The profile that it named was deleted on the router. Push it back.';
  if (live === SUSPENDED) return suspends(row);
  const plan = plans.find((one) => profileOf(one, row.path) === live);
  if (plan === undefined) return `No plan of the books has the profile ${shown(live)}.`;
  if (plan.id === row.planId) return letsIn(row);
  if (row.state !== 'active') return `${row.code} is not active: reconnect it first, then adopt the plan ${plan.name}.`;
  const before = plans.find(({ id }) => id === row.planId);
  return { fields: { planId: plan.id }, words: [turned('Plan', before?.name, plan.name)] };
}

function byIp(before: string | undefined, live: string): Place {
  const address = canonical('target', live);
  if (address === '') return { fields: { ip: null }, words: [turned('IP address', before, '')] };
  if (!isIpv4(address) || !isHostIpv4(address)) return `${live} is not one address that a service can have.`;
  return { fields: { ip: address }, words: [turned('IP address', before, address)] };
}

function byMac(before: string | undefined, live: string): Place {
  return isMac(live)
    ? { fields: { mac: normalizeMac(live) }, words: [turned('MAC address', before, normalizeMac(live))] }
    : `${shown(live)} is not a MAC address.`;
}

const noPlace = (field: string): string => `The books have no place for ${field}. Push it back.`;

function loginField(row: DriftRecord, field: string, live: string, wanted: Fields, plans: readonly Plan[]): Place {
  switch (field) {
    case 'name':
      return pppoeUser.safeParse(live).success
        ? { fields: { pppoeUser: live }, words: [turned('User name', wanted.name, live)] }
        : `“${live}” is no user name that the books take: letters, digits and . _ @ - only. Push it back.`;
    case 'password':
      return { readsPassword: true, words: ['Password: the one that the router has now'] };
    case 'profile':
      return byProfile(row, live, plans);
    case 'disabled':
      return canonical('disabled', live) === 'yes' ? suspends(row) : letsIn(row);
    case 'remote-address':
      return byIp(wanted['remote-address'], live);
    default:
      return noPlace(field);
  }
}

function leaseField(field: string, live: string, wanted: Fields): Place {
  switch (field) {
    case 'mac-address':
      return byMac(wanted['mac-address'], live);
    case 'address':
      return byIp(wanted.address, live);
    case 'server':
      return 'The DHCP server is a setting of the router. Change it there, for all its leases, or push it back.';
    default:
      return noPlace(field);
  }
}

function queueRow(row: DriftRecord, live: Fields, wanted: Fields, plans: readonly Plan[]): Place[] {
  const present = plans.find(({ id }) => id === row.planId);
  const places: Place[] = Object.entries(live)
    .filter(([field]) => !RATES.includes(field))
    .map(([field, value]) => {
      if (field !== 'target')
        return noPlace(field === 'disabled' ? 'a disabled queue: the customer has no limit' : field);
      const isDynamic = row.authMethod === 'dhcp' && row.dhcpMode === 'dynamic';
      return isDynamic ? 'Its address is the DHCP server’s to give. Push it back.' : byIp(wanted.target, value);
    });
  if (!Object.keys(live).some((field) => RATES.includes(field))) return places;
  const [plan, another] = plansLike(live, present, plans);
  if (plan === undefined) return [...places, 'No plan of the books has these rates.'];
  if (another !== undefined) {
    return [
      ...places,
      `${plan.name} and ${another.name} both have these rates. Change the plan on the service’s page.`,
    ];
  }
  return [...places, { fields: { planId: plan.id }, words: [turned('Plan', present?.name, plan.name)] }];
}

function placesOf(row: DriftRecord, plans: readonly Plan[]): Place[] {
  const live = row.liveJson ?? {};
  const wanted = row.wantedJson ?? {};
  switch (row.path) {
    case '/ppp/secret':
    case '/ip/hotspot/user':
      return Object.entries(live).map(([field, value]) => loginField(row, field, value, wanted, plans));
    case '/ip/dhcp-server/lease':
      return Object.entries(live).map(([field, value]) => leaseField(field, value, wanted));
    case '/queue/simple':
      return queueRow(row, live, wanted, plans);
    case LIST:
      return ['An address-list entry has no more in the books than that it is there. Push it back.'];
    default:
      return ['It is shared by many services: change the plan or the sector, or push it back.'];
  }
}

const isSuspendedEntry = ({ path, liveJson }: DriftRecord): boolean => path === LIST && liveJson?.list === SUSPENDED;

function placesOfWhole(row: DriftRecord, plans: readonly Plan[]): Place[] {
  const { kind, path, code } = row;
  switch (kind) {
    case 'changed':
      return placesOf(row, plans);
    case 'missing':
      return path === LIST
        ? [letsIn(row)]
        : [`The books hold no service without its rows. Push it, or end ${code ?? 'the service'} on its page.`];
    case 'extra':
      return isSuspendedEntry(row) ? [suspends(row)] : ['The books want no such row. Push, which removes it.'];
    case 'foreign': {
      if (!isSuspendedEntry(row)) return ['It is not ours: the books say nothing of it.'];
      const suspension = suspends(row);
      return [typeof suspension === 'string' ? suspension : { ...suspension, claimsRow: true }];
    }
  }
}

/** What becomes of the books if this row is right as it stands; or why nothing can. */
export function adoptionOf(row: DriftRecord, plans: readonly Plan[]): Adopting {
  if (row.subscriptionId === null || row.state === null) {
    return {
      why:
        row.services === null
          ? 'It is no service’s row.'
          : 'It is shared by many services: change the plan or the sector, or push it back.',
    };
  }
  if (row.presentDeviceId !== row.deviceId) return { why: `${row.code} is served by another router.` };
  const places = placesOfWhole(row, plans);
  const refused = places.find((place) => typeof place === 'string');
  if (refused !== undefined) return { why: refused };
  return merged(places.filter((place) => typeof place !== 'string'));
}

const disagree = <T>(values: readonly (T | null | undefined)[]): boolean =>
  new Set(values.filter((value) => value !== undefined && value !== null)).size > 1;

/** Several rows of one service, as one change of it. */
export function merged(parts: readonly Partial<Adoption>[]): Adopting {
  const fields = parts.flatMap((part) => (part.fields === undefined ? [] : [part.fields]));
  const acts = parts.map(({ act }) => act);
  if (
    disagree(fields.map(({ ip }) => ip)) ||
    disagree(fields.map(({ mac }) => mac)) ||
    disagree(fields.map(({ planId }) => planId)) ||
    disagree(acts)
  ) {
    return { why: 'Its rows say different things of one service. Adopt the one that is right, and push the others.' };
  }
  return {
    ok: {
      fields: Object.assign({}, ...fields),
      readsPassword: parts.some(({ readsPassword }) => readsPassword === true),
      act: acts.find((act) => act !== undefined && act !== null) ?? none.act,
      claimsRow: parts.some(({ claimsRow }) => claimsRow === true),
      words: [...new Set(parts.flatMap(({ words }) => words ?? []))],
    },
  };
}
