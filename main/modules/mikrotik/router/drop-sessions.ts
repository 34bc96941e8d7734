import { type Drop, type SessionPath, sessionMenus, sessionPaths, usersIn } from '../plan/session-menus.ts';
import { RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';

const ONE_BY_ONE = 8;

async function sessionIds(router: RouterTransport, path: SessionPath, users: ReadonlySet<string>): Promise<string[]> {
  const field = sessionMenus[path];
  const proplist = ['.id', field];
  const prints =
    users.size <= ONE_BY_ONE
      ? [...users].map((user) => router.print(path, { proplist, where: { [field]: user } }))
      : [router.print(path, { proplist })];
  const rows = (await Promise.all(prints)).flat();
  return rows.flatMap((row) => {
    const { '.id': id, [field]: user } = row;
    return id !== undefined && user !== undefined && users.has(user) ? [id] : [];
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

async function dropInMenu(router: RouterTransport, path: SessionPath, users: ReadonlySet<string>): Promise<number> {
  if (users.size === 0) return 0;
  const ids = await sessionIds(router, path, users);
  try {
    await router.remove(path, ids);
  } catch (error) {
    if (!isGone(error)) throw error;
    await Promise.all(ids.map((id) => removeIfThere(router, path, id)));
  }
  return ids.length;
}

/**
 * Drops these live sessions, as they are listed now: one that began before its user's row was written must not keep what it
 * was given. Answers how many there were. Cookies go first, or a hotspot client would be back at once.
 */
export async function dropSessions(router: RouterTransport, drops: ReadonlySet<Drop>): Promise<number> {
  let dropped = 0;
  for (const path of [...sessionPaths].reverse()) dropped += await dropInMenu(router, path, usersIn(drops, path));
  return dropped;
}
