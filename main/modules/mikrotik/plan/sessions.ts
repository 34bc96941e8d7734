import { canonical } from './canonical.ts';
import type { PlannedRow } from './planned-row.ts';
import type { RecordedRow } from './recorded-row.ts';
import type { RouterView } from './router-view.ts';
import type { Wish } from './wish.ts';

const SECRETS = '/ppp/secret';
const SESSIONS = '/ppp/active';
const AT_DIAL = ['name', 'profile', 'disabled', 'service', 'remote-address'];
const PROFILE_AT_DIAL = ['rate-limit', 'address-list'];

const touches = (row: RecordedRow, fields: readonly string[]): boolean =>
  row.sign === '-' || (row.sign === '~' && fields.some((field) => field in (row.after ?? {})));

/**
 * PPP users whose live session must dial in again after these rows are written: what a session was given at the dial is
 * not applied to it later (routeros.md, part 3). A changed password alone drops nobody.
 */
export function usersToDrop(rows: readonly RecordedRow[], pppUser: string | null): Set<string> {
  const users = new Set<string>();
  for (const row of rows) {
    if (row.path === SECRETS && touches(row, AT_DIAL)) {
      users.add(row.naturalKey);
      if (row.before?.name !== undefined) users.add(row.before.name);
    }
    if (row.path === '/ppp/profile' && pppUser !== null && row.sign === '~' && touches(row, PROFILE_AT_DIAL)) {
      users.add(pppUser);
    }
  }
  return users;
}

/**
 * Whether a live session runs at another rate than its profile gives now: the router keeps each session's rate in a
 * dynamic queue. Undefined queues tell nothing.
 */
export function runsAtOldRate({ pppUser, shared }: Wish, view: RouterView): boolean {
  const wanted = shared.find(({ fields }) => fields['rate-limit'] !== undefined)?.fields['rate-limit'];
  if (pppUser === null || wanted === undefined || view.withField(SESSIONS, 'name', pppUser).length === 0) return false;
  const queue = view.withKey('/queue/simple', `<pppoe-${pppUser}>`)[0];
  if (queue === undefined) return false;
  const limit = canonical('rate-limit', wanted).split(' ')[0] ?? '';
  return canonical('max-limit', queue['max-limit']) !== limit;
}

/** The sessions seen of these users, as rows of the plan. */
export function sessionRows(users: ReadonlySet<string>, view: RouterView, marker: string): PlannedRow[] {
  return [...users].flatMap((user) =>
    view.withField(SESSIONS, 'name', user).map((session) => ({
      path: SESSIONS,
      naturalKey: user,
      sign: '-' as const,
      id: session['.id'] ?? null,
      marker,
      before: {
        name: user,
        ...(session.address ? { address: session.address } : {}),
        ...(session['caller-id'] ? { 'caller-id': session['caller-id'] } : {}),
      },
      after: null,
      reason: 'Its session dials in again, since a session keeps what it was given at its dial.',
    })),
  );
}
