import type { NetworkService } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import { desiredRows } from '../plan/desired-rows.ts';
import { diffServices, type ServiceDiff } from '../plan/diff.ts';
import { driftInWords } from '../plan/drift.ts';
import { type Turn, turnOfService } from '../plan/effect.ts';
import { keepAsFound, onlyMarks } from '../plan/found-rows.ts';
import { serviceMarker } from '../plan/markers.ts';
import { type ManagedPath, managedPaths } from '../plan/menus.ts';
import { serviceSeen } from '../plan/network-service.ts';
import { observedAddress } from '../plan/observed-address.ts';
import type { PlannedRow } from '../plan/planned-row.ts';
import { pathsOf, type RecordedRow } from '../plan/recorded-row.ts';
import type { RouterView } from '../plan/router-view.ts';
import type { RouterSettings, Service } from '../plan/service.ts';
import type { Drop } from '../plan/session-menus.ts';
import { sessionAtOldRate, sessionRows, sessionsToDrop } from '../plan/sessions.ts';
import { undoRows } from '../plan/undo-rows.ts';
import { holdsPassword, knownPassword, whyNotNew } from '../plan/unknown-password.ts';
import type { Wish } from '../plan/wish.ts';
import type { OpenChange, OpenWork } from './open-work.queries.ts';

/** What is to be written for one change, as the router stands now. */
export interface ChangePlan {
  readonly change: OpenChange;
  readonly rows: readonly PlannedRow[];
  readonly conflicts: readonly string[];
  /** Live sessions that must begin anew. */
  readonly drops: ReadonlySet<Drop>;
  readonly waiting: string | null;
  readonly seen: NetworkService;
  /** What the customer notices; null where nothing of the service's own is written. */
  readonly effect: Exclude<Turn, 'is marked'> | null;
  /** What the books want still differs from the router; of an undone change it may. */
  readonly differs: boolean;
  /** How, in words, where that is all that will be said of it: a takeover only marks, and shows the rest. */
  readonly difference: string | null;
}

const DHCP: readonly ManagedPath[] = ['/ip/dhcp-server/lease', '/queue/simple', '/ip/firewall/address-list'];

const menusOf = {
  pppoe: ['/ppp/secret', '/ppp/profile', '/ppp/active'],
  dhcp: DHCP,
  static: ['/queue/simple', '/ip/firewall/address-list'],
  hotspot: ['/ip/hotspot/user', '/ip/hotspot/user/profile', '/ip/hotspot/active', '/ip/hotspot/cookie'],
} as const satisfies Record<Service['authMethod'], readonly ManagedPath[]>;

/** Of these a service has rows where its way to connect puts them; any other change may have left some elsewhere. */
const STAYS_IN_PLACE: readonly string[] = ['activate', 'suspend', 'reconnect'];

/** The menus that have to be read for this work. */
export function menusFor({ router, changes, overtaken }: OpenWork): ReadonlySet<ManagedPath> {
  const staysInPlace = [...changes, ...overtaken].every(({ action }) => STAYS_IN_PLACE.includes(action));
  if (!staysInPlace) return new Set(managedPaths);
  const queues: readonly ManagedPath[] = changes.some(({ service }) => service.sector.capacity !== null)
    ? ['/queue/simple']
    : [];
  const pools: readonly ManagedPath[] = router.pppoePool === null ? [] : ['/ip/pool'];
  const paths = changes.flatMap(({ service, recorded }) => [...menusOf[service.authMethod], ...pathsOf(recorded)]);
  return new Set([...paths, ...queues, ...pools]);
}

export const wishFor = (service: Service, router: RouterSettings, view: RouterView, reason: string): Wish =>
  keepAsFound(desiredRows(service, router, { address: observedAddress(service, view, router), reason }), view.found);

/** A router that hides passwords gave none away when the secret was removed: it comes back with the one in the books. */
const withPassword = ({ undoes, service }: OpenChange): readonly RecordedRow[] =>
  undoes.map((row) =>
    holdsPassword(row.path) && row.sign === '-' && row.before?.password === undefined
      ? { ...row, before: { ...row.before, ...knownPassword(service.pppoePassword) } }
      : row,
  );

type Written = Pick<ServiceDiff, 'rows' | 'conflicts'>;

function ofUndo(change: OpenChange, view: RouterView): Written {
  const { service, reason } = change;
  const undone = undoRows(withPassword(change), { view, marker: serviceMarker(service.id), reason });
  const lacksPassword = undone.rows.some(
    ({ path, sign, after }) => sign === '+' && holdsPassword(path) && after?.password === undefined,
  );
  const why = whyNotNew(service).whyNotNew;
  return lacksPassword && why !== undefined ? { rows: [], conflicts: [...undone.conflicts, why] } : undone;
}

/** Sessions that the change has to drop: for what is written now, and for what an interrupted writing may have left. */
function dropsOf(change: OpenChange, rows: readonly PlannedRow[], wish: Wish, view: RouterView): Set<Drop> {
  const drops = sessionsToDrop(rows, wish.login);
  if (change.wasInterrupted) for (const drop of sessionsToDrop(change.recorded, wish.login)) drops.add(drop);
  const old = change.action === 'update' ? sessionAtOldRate(wish, view) : null;
  if (old !== null) drops.add(old);
  return drops;
}

function toWrite(change: OpenChange, diff: ServiceDiff, view: RouterView): Written {
  switch (change.action) {
    case 'undo':
      return ofUndo(change, view);
    case 'adopt':
      return { rows: onlyMarks(diff.rows), conflicts: [] };
    default:
      return diff;
  }
}

const noticed = (turn: Turn | undefined): ChangePlan['effect'] =>
  turn === undefined || turn === 'is marked' ? null : turn;

/** Plans every change of the work against one reading of the router. */
export function planChanges({ changes, router }: Pick<OpenWork, 'changes' | 'router'>, view: RouterView): ChangePlan[] {
  const wishes = new Map(
    changes.map((change) => {
      const { service, reason } = change;
      return [change.id, { wish: wishFor(service, router, view, reason), reason }] as const;
    }),
  );
  const isUndo = new Set<Id>(changes.filter(({ action }) => action === 'undo').map(({ id }) => id));
  const carriedOut = diffServices(new Map([...wishes].filter(([id]) => !isUndo.has(id))), view);
  const undone = diffServices(new Map([...wishes].filter(([id]) => isUndo.has(id))), view);
  return changes.flatMap((change) => {
    const wanted = wishes.get(change.id);
    const diff = carriedOut.get(change.id) ?? undone.get(change.id);
    if (wanted === undefined || diff === undefined) return [];
    const { wish } = wanted;
    const { rows, conflicts } = toWrite(change, diff, view);
    const drops = dropsOf(change, rows, wish, view);
    return [
      {
        change,
        rows: [...rows, ...sessionRows(drops, view, wish.marker)],
        conflicts,
        drops,
        waiting: wish.waiting,
        seen: serviceSeen(change.service, view),
        effect: noticed(turnOfService(rows)),
        differs: diff.rows.length > 0 || diff.conflicts.length > 0,
        difference: change.action === 'adopt' ? driftInWords(diff.rows, diff.conflicts) : null,
      },
    ];
  });
}
