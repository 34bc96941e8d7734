import type { ManagedPath } from './menus.ts';

/** Menus of live sessions, with the field by which each names its user. */
export const sessionMenus = {
  '/ppp/active': 'name',
  '/ip/hotspot/active': 'user',
  '/ip/hotspot/cookie': 'user',
} as const satisfies Partial<Record<ManagedPath, string>>;

export type SessionPath = keyof typeof sessionMenus;

export const sessionPaths = Object.keys(sessionMenus) as readonly SessionPath[];

export const isSessionPath = (path: string): path is SessionPath => path in sessionMenus;

/** The sessions of one user in one menu, as a word that sets can hold: `/ppp/active ada`. */
export type Drop = `${SessionPath} ${string}`;

export const dropOf = (path: SessionPath, user: string): Drop => `${path} ${user}`;

/** The users of one session menu among these. */
export const usersIn = (drops: Iterable<Drop>, path: SessionPath): Set<string> =>
  new Set([...drops].filter((drop) => drop.startsWith(`${path} `)).map((drop) => drop.slice(path.length + 1)));
