import type { Id } from '#kernel/ids.ts';
import { canonical } from '../plan/canonical.ts';
import { ALLOWED, markerOf, SUSPENDED, subscriptionOf } from '../plan/markers.ts';
import { keyOf, type ManagedPath } from '../plan/menus.ts';
import { isDisabled, isDynamic, type RouterView } from '../plan/router-view.ts';
import { restorable } from '../plan/row-fields.ts';
import type { Service } from '../plan/service.ts';
import type { RouterRow } from '../transport/router-transport.ts';
import type { FoundRow } from './found-row.ts';

/** What the preparation of a router wrote, and no service owns. */
const PREPARED = /^isp:prepare\b/;

/** What the books know of a router that foreign rows could get in the way of. */
export interface Namespace {
  readonly services: Iterable<Service>;
  readonly profiles: ReadonlySet<string>;
  /** Subscriptions of this store among those that markers name. */
  isKnown(subscriptionId: Id): boolean;
}

export interface ForeignDrift {
  readonly found: readonly FoundRow[];
  readonly rowsOurs: number;
  readonly rowsForeign: number;
}

type Reason = Pick<FoundRow, 'note' | 'subscriptionId' | 'harm'>;

const words = (reason: Partial<Reason> & Pick<Reason, 'note'>): Reason => ({
  subscriptionId: null,
  harm: null,
  ...reason,
});

type ByIp = ReadonlyMap<string, Service>;

function inOurLists(row: RouterRow, byIp: ByIp): Reason | null {
  if (isDisabled(row)) return null;
  const address = canonical('address', row.address);
  if (row.list === ALLOWED)
    return words({ note: `Suspended customers reach ${address}, and we did not put it there.` });
  if (row.list !== SUSPENDED) return null;
  const service = byIp.get(address);
  if (service === undefined) return words({ note: `${address} is cut off, and is no service of ours.` });
  return service.state === 'active'
    ? words({
        note: `${address} is cut off by hand, and is the address of ${service.code}, which is active.`,
        subscriptionId: service.id,
        harm: 'cut_off',
      })
    : words({ note: `${address} of ${service.code} was put here by hand.`, subscriptionId: service.id });
}

/** Simple queues are gone through from the top: the first that fits an address is the one that counts. */
function onOurAddress(row: RouterRow, byIp: ByIp): Reason | null {
  if (isDisabled(row)) return null;
  const target = canonical('target', row.target).split(',');
  const service = target.map((address) => byIp.get(address)).find((one) => one !== undefined);
  return service === undefined
    ? null
    : words({
        note: `It limits ${service.ip}, the address of ${service.code}. Of two queues on one address the upper one counts.`,
        subscriptionId: service.id,
      });
}

function givesAway(row: RouterRow, byIp: ByIp): Reason | null {
  const service = byIp.get(canonical('address', row.address));
  return service === undefined || isDisabled(row) || service.mac === canonical('mac-address', row['mac-address'])
    ? null
    : words({
        note: `It gives ${service.ip}, the address of ${service.code}, to another client.`,
        subscriptionId: service.id,
      });
}

function reasonFor(path: ManagedPath, row: RouterRow, byIp: ByIp, profiles: ReadonlySet<string>): Reason | null {
  switch (path) {
    case '/ip/firewall/address-list':
      return inOurLists(row, byIp);
    case '/queue/simple':
      return onOurAddress(row, byIp);
    case '/ip/dhcp-server/lease':
      return givesAway(row, byIp);
    case '/ppp/profile':
      return profiles.has(row.name ?? '')
        ? words({ note: 'It has the name of a plan’s profile and is not ours.' })
        : null;
    default:
      return null;
  }
}

const NOT_ROWS: readonly ManagedPath[] = ['/ip/pool'];

const OTHER_STORE =
  'It carries the marker of a service that this office does not know: of another Lastmile, or of a store that was set up anew. It is left alone.';

/**
 * Foreign rows that matter: in our lists, on our customers' addresses, with our names, or of another store. The rest is
 * counted only. What stands in a service's way is told by the service's own comparison (`except`).
 */
export function foreignDrift(
  view: RouterView,
  { services, profiles, isKnown }: Namespace,
  except: ReadonlySet<RouterRow>,
): ForeignDrift {
  const byIp = new Map<string, Service>();
  for (const service of services) if (service.ip !== null) byIp.set(service.ip, service);
  const found: FoundRow[] = [];
  let rowsOurs = 0;
  let rowsForeign = 0;
  const add = (path: ManagedPath, row: RouterRow, cause: FoundRow['cause'], marker: string, reason: Reason): void => {
    const live = restorable(path, row);
    found.push({
      kind: 'foreign', path, naturalKey: keyOf(path, row), marker, services: null, cause, wanted: null, live, ...reason,
    }); // biome-ignore format: a list
  };
  for (const path of view.paths) {
    if (NOT_ROWS.includes(path)) continue;
    for (const row of view.rows(path)) {
      if (isDynamic(row)) continue;
      const marker = markerOf(path, row) ?? view.found.claim(path, row);
      if (marker !== undefined) {
        rowsOurs += 1;
        const subscriptionId = subscriptionOf(marker);
        if (subscriptionId !== undefined && !isKnown(subscriptionId)) {
          add(path, row, 'other_store', marker, words({ note: OTHER_STORE }));
        }
        continue;
      }
      if (PREPARED.test(row.comment ?? '')) continue;
      rowsForeign += 1;
      if (except.has(row)) continue;
      const reason = reasonFor(path, row, byIp, profiles);
      if (reason !== null) add(path, row, 'namespace', '', reason);
    }
  }
  return { found, rowsOurs, rowsForeign };
}
