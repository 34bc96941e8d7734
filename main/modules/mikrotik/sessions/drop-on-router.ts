import type { Disconnected, SessionKind } from '#contract/mikrotik.ts';
import { canonical, durationSeconds } from '../plan/canonical.ts';
import { RouterError, type RouterPath, type RouterRow, type RouterTransport } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';
import { readRows } from './read-rows.ts';

/** A session as someone saw it: routers give ids again, so it is the same one only while its user is. */
export interface SessionRef {
  readonly kind: SessionKind;
  readonly id: string;
  readonly user: string;
}

export type Outcome = Disconnected['sessions'][number]['outcome'];

interface Door {
  readonly path: RouterPath;
  readonly proplist: readonly string[];
  /** The field that names the user. */
  readonly userField: string;
}

const doors: Readonly<Record<SessionKind, Door>> = {
  ppp: { path: '/ppp/active', proplist: ['.id', 'name', 'uptime'], userField: 'name' },
  hotspot: { path: '/ip/hotspot/active', proplist: ['.id', 'user', 'mac-address', 'uptime'], userField: 'user' },
  dhcp: { path: '/ip/dhcp-server/lease', proplist: ['.id', 'mac-address', 'dynamic'], userField: 'mac-address' },
};

/** Above so many one print of the whole table is cheaper than a question for each. */
const ONE_BY_ONE = 8;

async function rowsOf(router: RouterTransport, door: Door, users: ReadonlySet<string>): Promise<RouterRow[]> {
  const { path, proplist, userField } = door;
  if (users.size > ONE_BY_ONE) return await readRows(router, path, { proplist });
  const prints = [...users].map((user) => readRows(router, path, { proplist, where: { [userField]: user } }));
  return (await Promise.all(prints)).flat();
}

function rowFor(
  { id, user }: SessionRef,
  rows: ReadonlyMap<string, RouterRow>,
  { userField }: Door,
): RouterRow | undefined {
  const row = rows.get(id);
  return row !== undefined && canonical(userField, row[userField]) === user ? row : undefined;
}

const byId = (rows: readonly RouterRow[]): Map<string, RouterRow> =>
  new Map(rows.map((row) => [row['.id'] ?? '', row]));

const isGone = (error: unknown): boolean =>
  error instanceof RouterError && error.kind === 'trap' && trapReason(error.message) === 'no-such-item';

/** One command for all; where one of them went meanwhile the router may have refused the rest with it. */
async function removeAll(router: RouterTransport, path: RouterPath, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  try {
    await router.remove(path, ids);
  } catch (error) {
    if (!isGone(error)) throw error;
    if (ids.length > 1) await Promise.all(ids.map((id) => removeAll(router, path, [id])));
  }
}

/** With its cookie a device would be signed in again without being asked. */
async function removeCookies(router: RouterTransport, sessions: readonly RouterRow[]): Promise<void> {
  const users = new Set(sessions.flatMap(({ user }) => (user === undefined ? [] : [user])));
  const door: Door = { path: '/ip/hotspot/cookie', proplist: ['.id', 'user', 'mac-address'], userField: 'user' };
  const macs = new Set(sessions.map((row) => canonical('mac-address', row['mac-address'])));
  const cookies = (await rowsOf(router, door, users)).filter(
    (row) => users.has(row.user ?? '') && macs.has(canonical('mac-address', row['mac-address'])),
  );
  await removeAll(router, door.path, [...byId(cookies).keys()]);
}

const isFixedLease = (kind: SessionKind, row: RouterRow): boolean =>
  kind === 'dhcp' && canonical('dynamic', row.dynamic) !== 'yes';

/** The id may have gone to the user's next session by the time that it is read back. */
const isNewer = (after: RouterRow, before: RouterRow): boolean =>
  (durationSeconds(after.uptime ?? '') ?? 0) < (durationSeconds(before.uptime ?? '') ?? 0);

async function dropOfKind(
  router: RouterTransport,
  kind: SessionKind,
  refs: readonly SessionRef[],
  asked: Set<string>,
): Promise<[SessionRef, Outcome][]> {
  const door = doors[kind];
  const users = new Set(refs.map(({ user }) => user));
  const before = byId(await rowsOf(router, door, users));
  const found = new Map<SessionRef, RouterRow>();
  for (const ref of refs) {
    const row = rowFor(ref, before, door);
    if (row !== undefined) found.set(ref, row);
  }
  const toDrop = [...found].filter(([, row]) => !isFixedLease(kind, row));
  if (kind === 'hotspot')
    await removeCookies(
      router,
      toDrop.map(([, row]) => row),
    );
  for (const [{ id }] of toDrop) asked.add(`${kind} ${id}`);
  await removeAll(
    router,
    door.path,
    toDrop.map(([{ id }]) => id),
  );
  const after = byId(toDrop.length === 0 ? [] : await rowsOf(router, door, users));
  return refs.map((ref) => {
    const row = found.get(ref);
    // A first try over a connection that broke may have dropped it.
    if (row === undefined) return [ref, asked.has(`${kind} ${ref.id}`) ? 'dropped' : 'gone'];
    if (isFixedLease(kind, row)) return [ref, 'refused'];
    const left = rowFor(ref, after, door);
    return [ref, left === undefined || isNewer(left, row) ? 'dropped' : 'kept'];
  });
}

/**
 * Drops these sessions, each found again by its id and its user first, and reads back what is left. `asked` keeps what a
 * removal was sent for, also when the answer never came.
 * @throws RouterError
 */
export async function dropOnRouter(
  router: RouterTransport,
  refs: readonly SessionRef[],
  asked: Set<string>,
): Promise<Map<SessionRef, Outcome>> {
  const kinds = [...new Set(refs.map(({ kind }) => kind))];
  const outcomes: [SessionRef, Outcome][] = [];
  for (const kind of kinds) {
    const ofKind = refs.filter((ref) => ref.kind === kind);
    outcomes.push(...(await dropOfKind(router, kind, ofKind, asked)));
  }
  return new Map(outcomes);
}
