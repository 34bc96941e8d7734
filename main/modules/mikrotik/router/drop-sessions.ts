import type { RouterView } from '../plan/router-view.ts';
import { type Drop, dropOf, type SessionPath, sessionMenus, sessionPaths, usersIn } from '../plan/session-menus.ts';
import { RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';

const ONE_BY_ONE = 8;

/** One live session, as it was listed when its removal was asked. */
export interface DroppedSession {
  readonly path: SessionPath;
  readonly id: string;
  readonly user: string;
}

async function sessionsOf(
  router: RouterTransport,
  path: SessionPath,
  users: ReadonlySet<string>,
): Promise<DroppedSession[]> {
  const field = sessionMenus[path];
  const proplist = ['.id', field];
  const prints =
    users.size <= ONE_BY_ONE
      ? [...users].map((user) => router.print(path, { proplist, where: { [field]: user } }))
      : [router.print(path, { proplist })];
  const rows = (await Promise.all(prints)).flat();
  return rows.flatMap((row) => {
    const { '.id': id, [field]: user } = row;
    return id !== undefined && user !== undefined && users.has(user) ? [{ path, id, user }] : [];
  });
}

const isGone = (error: unknown): boolean =>
  error instanceof RouterError && error.kind === 'trap' && trapReason(error.message) === 'no-such-item';

async function removeIfThere(router: RouterTransport, path: SessionPath, id: string): Promise<void> {
  try {
    await router.remove(path, [id]);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function dropInMenu(
  router: RouterTransport,
  path: SessionPath,
  users: ReadonlySet<string>,
): Promise<DroppedSession[]> {
  if (users.size === 0) return [];
  const sessions = await sessionsOf(router, path, users);
  const ids = sessions.map(({ id }) => id);
  try {
    await router.remove(path, ids);
  } catch (error) {
    if (!isGone(error)) throw error;
    await Promise.all(ids.map((id) => removeIfThere(router, path, id)));
  }
  return sessions;
}

/**
 * Drops these live sessions, as they are listed now: one that began before its user's row was written must not keep what it
 * was given. Answers which those were. Cookies go first, or a hotspot client would be back at once.
 */
export async function dropSessions(router: RouterTransport, drops: ReadonlySet<Drop>): Promise<DroppedSession[]> {
  const dropped: DroppedSession[] = [];
  for (const path of [...sessionPaths].reverse())
    dropped.push(...(await dropInMenu(router, path, usersIn(drops, path))));
  return dropped;
}

/** Those that go on although the router said that it dropped them: listed under the same id for the same user. */
export function stillOnline(dropped: readonly DroppedSession[], view: RouterView): Set<Drop> {
  const kept = dropped.filter(({ path, id, user }) =>
    view.withField(path, sessionMenus[path], user).some((row) => row['.id'] === id),
  );
  return new Set(kept.map(({ path, user }) => dropOf(path, user)));
}
