import { createHash } from 'node:crypto';
import type { DriftRowTable } from '#db/schema/drift.ts';
import type { Id } from '#kernel/ids.ts';
import { type ManagedPath, managedPaths } from '../plan/menus.ts';
import { masked } from '../plan/planned-row.ts';

export type Fields = Readonly<Record<string, string>>;

/** One row that is not as the books want it, as a reading found it. */
export interface FoundRow {
  readonly kind: DriftRowTable['kind'];
  readonly path: ManagedPath;
  readonly naturalKey: string;
  /** Whose it is: a marker of ours, or empty. With kind, menu and key it is the same difference at the next reading. */
  readonly marker: string;
  readonly subscriptionId: Id | null;
  readonly services: number | null;
  readonly cause: DriftRowTable['cause'];
  readonly harm: DriftRowTable['harm'];
  readonly note: string;
  readonly wanted: Fields | null;
  readonly live: Fields | null;
}

/** What is kept of it, without passwords. */
export interface KeptRow extends FoundRow {
  readonly identity: string;
  readonly place: string;
  readonly fingerprint: string;
}

const HARMS = { served: 0, cut_off: 1 } as const;

/** Shared rows and secrets first, as they are written; in each menu what does harm stands on top. */
function placeOf({ path, harm, naturalKey }: FoundRow): string {
  const menu = String(managedPaths.indexOf(path)).padStart(2, '0');
  return `${menu} ${harm === null ? 2 : HARMS[harm]} ${naturalKey}`;
}

const sorted = (fields: Fields | null): [string, string][] | null =>
  fields === null ? null : Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

const fingerprintOf = ({ kind, wanted, live }: FoundRow): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, sorted(wanted), sorted(live)]))
    .digest('base64url');

/** Harm first, then what concerns a customer: where not all can be kept, these are. */
const weight = ({ harm, subscriptionId, services, kind }: FoundRow): number => {
  if (harm !== null) return 0;
  if (kind === 'foreign') return subscriptionId === null ? 3 : 1;
  return subscriptionId === null && services === null ? 3 : 2;
};

/** The rows to keep, at most so many, each with what it is recognised by. */
export function toKeep(found: readonly FoundRow[], limit: number): KeptRow[] {
  const chosen =
    found.length <= limit ? found : found.toSorted((one, other) => weight(one) - weight(other)).slice(0, limit);
  const seen = new Map<string, number>();
  return chosen.map((row) => {
    const open = { ...row, wanted: masked(row.wanted), live: masked(row.live) };
    const name = [row.kind, row.path, row.naturalKey, row.marker].join(' ');
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return {
      ...open,
      identity: nth === 1 ? name : `${name} #${nth}`,
      place: placeOf(open),
      fingerprint: fingerprintOf(open),
    };
  });
}
