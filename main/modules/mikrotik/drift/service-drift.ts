import type { Id } from '#kernel/ids.ts';
import { canonical } from '../plan/canonical.ts';
import type { Obstacle, ServiceDiff } from '../plan/diff.ts';
import { changedFields } from '../plan/drift.ts';
import { markerOf, SUSPENDED_PROFILE_MARKER } from '../plan/markers.ts';
import { keyOf, type ManagedPath, rowInWords } from '../plan/menus.ts';
import { isShared, type PlannedRow } from '../plan/planned-row.ts';
import { isDynamic, type RouterView } from '../plan/router-view.ts';
import { restorable } from '../plan/row-fields.ts';
import type { RouterSettings, Service } from '../plan/service.ts';
import type { DesiredRow, Wish } from '../plan/wish.ts';
import type { RouterRow } from '../transport/router-transport.ts';
import type { Fields, FoundRow } from './found-row.ts';
import { type Harm, harmOf } from './harm.ts';

const kinds = { '+': 'missing', '-': 'extra', '~': 'changed' } as const;

/** RouterOS shows what refers to a deleted row by its id. */
const DELETED = /^\*[0-9A-F]+$/i;

function noteOn({ sign, path, naturalKey, before, after }: PlannedRow, wish: Wish): string {
  if (sign === '+') return 'It is not on the router.';
  if (sign === '-') {
    const own = wish.rows.find((row) => row.path === path);
    return own === undefined
      ? 'It carries the marker of this service, which wants no such row.'
      : `It carries the marker of this service beside ${rowInWords(path, keyOf(path, own.fields))}: a copy by hand.`;
  }
  const gone = DELETED.test(before?.profile ?? '') ? ' The profile that it named was deleted on the router.' : '';
  return `${rowInWords(path, naturalKey)}: ${changedFields({ before, after })}.${gone}`;
}

/** Without its profile's entry in the list nobody who is suspended softly is cut off. */
const frees = ({ sign, marker, after }: PlannedRow): boolean =>
  marker === SUSPENDED_PROFILE_MARKER && sign !== '-' && after?.['address-list'] !== undefined;

/** RouterOS 7 prints flags as true and false; in its terminal they are yes and no. */
const asTyped = (fields: Fields): Fields =>
  fields.disabled === undefined ? fields : { ...fields, disabled: canonical('disabled', fields.disabled) };

function foundIn(row: PlannedRow, wish: Wish, subscriptionId: Id | null, harm: Harm | null): FoundRow {
  const { path, naturalKey, marker, before, after } = row;
  const isHarm = harm?.path === path;
  return {
    kind: kinds[row.sign],
    path,
    naturalKey,
    marker,
    subscriptionId,
    services: subscriptionId === null ? 1 : null,
    cause: 'plain',
    harm: isHarm ? harm.does : subscriptionId === null && frees(row) ? 'served' : null,
    note: noteOn(row, wish),
    wanted: after,
    live: before === null ? null : asTyped(before),
  };
}

const commentOf = (comment: string | undefined): string =>
  comment === undefined || comment === '' ? 'It has no comment' : `Its comment says “${comment}”`;

/** The fields that ours has, in our spelling where both mean the same. */
function besideWanted(path: ManagedPath, row: RouterRow, desired: DesiredRow | null): Fields {
  if (desired === null) return restorable(path, row);
  return Object.fromEntries(
    Object.entries(desired.fields).map(([field, wanted]) => [
      field,
      canonical(field, row[field]) === canonical(field, wanted) ? wanted : (row[field] ?? ''),
    ]),
  );
}

/** A row of ours whose comment was edited looks like a foreign one on our key. */
function foundObstacle({ path, row, desired, sentence }: Obstacle, subscriptionId: Id, harm: Harm | null): FoundRow {
  const isOurs = markerOf(path, row) !== undefined;
  const key = keyOf(path, row);
  const isSameRow = desired !== null && keyOf(path, desired.fields) === key && !isDynamic(row);
  return {
    kind: 'foreign',
    path,
    naturalKey: key,
    marker: desired?.marker ?? '',
    subscriptionId,
    services: null,
    cause: isOurs ? 'other_service' : 'in_the_way',
    harm: harm?.path === path ? harm.does : null,
    note:
      isOurs || !isSameRow
        ? sentence
        : `${commentOf(row.comment)}, so the row does not count as ours and is left alone.`,
    wanted: desired?.fields ?? null,
    live: { ...besideWanted(path, row, desired), ...(isDynamic(row) ? { dynamic: 'yes' } : {}) },
  };
}

const asMissing = ({ path, marker, fields, reason }: DesiredRow): PlannedRow => ({
  path,
  naturalKey: keyOf(path, fields),
  sign: '+',
  id: null,
  marker,
  before: null,
  after: fields,
  reason,
});

export interface Judged {
  readonly service: Service;
  readonly wish: Wish;
  readonly diff: ServiceDiff;
}

/** What a service's own rows and what stands in their way are found to be. */
export function driftOfService({ service, wish, diff }: Judged, router: RouterSettings, view: RouterView): FoundRow[] {
  const own = diff.rows.filter((row) => !isShared(row));
  if (own.length + diff.obstacles.length + diff.unmade.length === 0) return [];
  const harm = harmOf(service, router, view, diff.obstacles);
  return [
    ...own.map((row) => foundIn(row, wish, service.id, harm)),
    ...diff.obstacles.map((obstacle) => foundObstacle(obstacle, service.id, harm)),
    ...diff.unmade.map(({ desired, sentence }) => ({
      ...foundIn(asMissing(desired), wish, service.id, harm),
      note: sentence,
    })),
  ];
}

/** Shared rows, each once, with how many services stand on it. */
export function driftOfShared(judged: Iterable<Judged>): FoundRow[] {
  const shared = new Map<string, FoundRow>();
  for (const { wish, diff } of judged) {
    for (const row of diff.rows) {
      if (!isShared(row)) continue;
      const key = `${row.path} ${row.naturalKey} ${row.sign}`;
      const known = shared.get(key);
      shared.set(
        key,
        known === undefined ? foundIn(row, wish, null, null) : { ...known, services: (known.services ?? 0) + 1 },
      );
    }
  }
  return [...shared.values()];
}
