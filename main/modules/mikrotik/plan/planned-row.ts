import { createHash } from 'node:crypto';
import { isSectorQueueName } from './markers.ts';
import type { ManagedPath } from './menus.ts';
import { isSessionPath } from './session-menus.ts';

type Fields = Readonly<Record<string, string>>;

/** One row of the router as it is and as it shall be. */
export interface PlannedRow {
  readonly path: ManagedPath;
  readonly naturalKey: string;
  readonly sign: '+' | '-' | '~';
  /** Read in this pass; null for a row that is to be added. */
  readonly id: string | null;
  readonly marker: string;
  /** Only what changes of a changed row; all that can be written of a removed one. */
  readonly before: Fields | null;
  readonly after: Fields | null;
  readonly reason: string;
}

/** Menus whose rows several services stand on. */
export const sharedMenus: readonly ManagedPath[] = ['/ppp/profile', '/ip/hotspot/user/profile'];

export const isShared = ({ path, naturalKey }: Pick<PlannedRow, 'path' | 'naturalKey'>): boolean =>
  sharedMenus.includes(path) || (path === '/queue/simple' && isSectorQueueName(naturalKey));

/** A live session: dropped so that it begins anew; nothing to restore or to compare. */
export const isSession = ({ path }: Pick<PlannedRow, 'path'>): boolean => isSessionPath(path);

export const MASK = '••••••';

/** Fields without what only the owner of the service may know. */
export const masked = (fields: Fields | null): Fields | null =>
  fields === null || fields.password === undefined ? fields : { ...fields, password: MASK };

const sorted = (fields: Fields | null): [string, string][] | null =>
  fields === null ? null : Object.entries(masked(fields) ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * What a person approves: the service's own rows. Shared rows are judged apart, since the approval of a sibling may bring
 * them; sessions come and go.
 */
export function planHash(rows: readonly PlannedRow[]): string {
  const own = rows
    .filter((row) => !isShared(row) && !isSession(row))
    .map(({ path, naturalKey, sign, before, after }) => [path, naturalKey, sign, sorted(before), sorted(after)])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(own)).digest('hex');
}
