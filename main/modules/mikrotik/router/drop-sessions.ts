import { RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';

const SESSIONS = '/ppp/active';
const ONE_BY_ONE = 8;

async function sessionIds(router: RouterTransport, users: ReadonlySet<string>): Promise<string[]> {
  const proplist = ['.id', 'name'];
  const prints =
    users.size <= ONE_BY_ONE
      ? [...users].map((name) => router.print(SESSIONS, { proplist, where: { name } }))
      : [router.print(SESSIONS, { proplist })];
  const rows = (await Promise.all(prints)).flat();
  return rows.flatMap(({ '.id': id, name }) => (id !== undefined && name !== undefined && users.has(name) ? [id] : []));
}

const isGone = (error: unknown): boolean =>
  error instanceof RouterError && error.kind === 'trap' && trapReason(error.message) === 'no-such-item';

async function removeIfThere(router: RouterTransport, id: string): Promise<void> {
  try {
    await router.remove(SESSIONS, [id]);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/**
 * Drops the live sessions of these users, as they are listed now: one that dialled in before its secret was written must
 * not keep what it was given. Answers how many there were.
 */
export async function dropSessions(router: RouterTransport, users: ReadonlySet<string>): Promise<number> {
  if (users.size === 0) return 0;
  const ids = await sessionIds(router, users);
  try {
    await router.remove(SESSIONS, ids);
  } catch (error) {
    if (!isGone(error)) throw error;
    await Promise.all(ids.map((id) => removeIfThere(router, id)));
  }
  return ids.length;
}
