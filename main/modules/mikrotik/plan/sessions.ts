import { canonical } from './canonical.ts';
import type { ManagedPath } from './menus.ts';
import type { PlannedRow } from './planned-row.ts';
import type { RecordedRow } from './recorded-row.ts';
import type { RouterView } from './router-view.ts';
import { type Drop, dropOf, type SessionPath, sessionMenus, sessionPaths, usersIn } from './session-menus.ts';
import type { Login, Wish } from './wish.ts';

interface SignIn {
  /** Who may sign in, and what is given to whom. */
  readonly users: ManagedPath;
  readonly profiles: ManagedPath;
  /** Fields that a session keeps from its beginning. */
  readonly atDial: readonly string[];
  readonly profileAtDial: readonly string[];
  readonly sessions: SessionPath;
  /** By which a client would sign in again without being asked. */
  readonly cookies: SessionPath | null;
  /** The router's own queue of a session, which tells the session's rate. */
  queueOf(user: string): string;
}

const signIns: Readonly<Record<Login['by'], SignIn>> = {
  ppp: {
    users: '/ppp/secret',
    profiles: '/ppp/profile',
    atDial: ['name', 'profile', 'disabled', 'service', 'remote-address'],
    profileAtDial: ['rate-limit', 'address-list', 'parent-queue'],
    sessions: '/ppp/active',
    cookies: null,
    queueOf: (user) => `<pppoe-${user}>`,
  },
  hotspot: {
    users: '/ip/hotspot/user',
    profiles: '/ip/hotspot/user/profile',
    atDial: ['name', 'profile', 'disabled'],
    profileAtDial: ['rate-limit', 'parent-queue'],
    sessions: '/ip/hotspot/active',
    cookies: '/ip/hotspot/cookie',
    queueOf: (user) => `<hotspot-${user}>`,
  },
};

const changes = (row: RecordedRow, fields: readonly string[]): boolean =>
  row.sign === '~' && fields.some((field) => field in (row.after ?? {}));

/** The user is gone, shut out, or another one: then a cookie may not let the client in again. */
const endsLogin = ({ sign, after }: RecordedRow): boolean =>
  sign === '-' || after?.disabled === 'yes' || after?.name !== undefined;

function dropsOfRow(row: RecordedRow, signIn: SignIn): Drop[] {
  if (row.path !== signIn.users || !(row.sign === '-' || changes(row, signIn.atDial))) return [];
  const menus = [signIn.sessions, ...(signIn.cookies !== null && endsLogin(row) ? [signIn.cookies] : [])];
  const users = new Set([row.naturalKey, row.before?.name ?? row.naturalKey]);
  return menus.flatMap((menu) => [...users].map((user) => dropOf(menu, user)));
}

/**
 * Whose live session must begin anew after these rows are written: what a session was given at its beginning is not applied
 * to it later (routeros.md, part 3). A changed password alone drops nobody.
 */
export function sessionsToDrop(rows: readonly RecordedRow[], login: Login | null): Set<Drop> {
  const drops = new Set(Object.values(signIns).flatMap((signIn) => rows.flatMap((row) => dropsOfRow(row, signIn))));
  if (login === null) return drops;
  const { profiles, profileAtDial, sessions } = signIns[login.by];
  const hasNewProfile = rows.some((row) => row.path === profiles && changes(row, profileAtDial));
  return hasNewProfile ? drops.add(dropOf(sessions, login.user)) : drops;
}

/**
 * The live session that runs at another rate than its profile gives now: the router keeps each session's rate in a dynamic
 * queue. Undefined queues tell nothing.
 */
export function sessionAtOldRate({ login, shared }: Wish, view: RouterView): Drop | null {
  const wanted = shared.find(({ fields }) => fields['rate-limit'] !== undefined)?.fields['rate-limit'];
  if (login === null || wanted === undefined) return null;
  const { sessions, queueOf } = signIns[login.by];
  if (view.withField(sessions, sessionMenus[sessions], login.user).length === 0) return null;
  const queue = view.withKey('/queue/simple', queueOf(login.user))[0];
  if (queue === undefined) return null;
  const limit = canonical('rate-limit', wanted).split(' ')[0] ?? '';
  return canonical('max-limit', queue['max-limit']) === limit ? null : dropOf(sessions, login.user);
}

const reasons: Readonly<Record<SessionPath, string>> = {
  '/ppp/active': 'Its session dials in again, since a session keeps what it was given at its dial.',
  '/ip/hotspot/active': 'Its session ends, since a session keeps what it was given when the customer signed in.',
  '/ip/hotspot/cookie': 'Without its cookie the device cannot sign in again by itself.',
};

const SHOWN = ['address', 'caller-id', 'mac-address'];

function rowsOfMenu(path: SessionPath, users: ReadonlySet<string>, view: RouterView, marker: string): PlannedRow[] {
  const field = sessionMenus[path];
  return [...users].flatMap((user) =>
    view.withField(path, field, user).map((session) => ({
      path,
      naturalKey: user,
      sign: '-' as const,
      id: session['.id'] ?? null,
      marker,
      before: {
        [field]: user,
        ...Object.fromEntries(SHOWN.flatMap((name) => (session[name] ? [[name, session[name]]] : []))),
      },
      after: null,
      reason: reasons[path],
    })),
  );
}

/** The sessions seen of these users, as rows of the plan. */
export const sessionRows = (drops: ReadonlySet<Drop>, view: RouterView, marker: string): PlannedRow[] =>
  sessionPaths.flatMap((path) => rowsOfMenu(path, usersIn(drops, path), view, marker));
