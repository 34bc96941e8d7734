import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import type { DesiredRow, Wish } from './desired-rows.ts';
import { placeOf, sentenceOn, whoStandsThere } from './foreign-rows.ts';
import { keyOf, type ManagedPath, managedMenus, rowInWords } from './menus.ts';
import type { PlannedRow } from './planned-row.ts';
import type { RouterView } from './router-view.ts';

export interface ServiceDiff {
  readonly rows: readonly PlannedRow[];
  /** Why this may not be written: rows that are not ours stand where ours should. */
  readonly conflicts: readonly string[];
}

interface Pair {
  readonly desired: DesiredRow;
  readonly existing: RouterRow | undefined;
}

interface Match {
  readonly pairs: readonly Pair[];
  /** Rows with the service's marker that are wanted no more. */
  readonly leftOver: readonly { readonly path: ManagedPath; readonly row: RouterRow }[];
}

/** A field that the router does not show (a password without the `sensitive` policy) cannot be compared. */
const isHidden = (field: string, shown: string | undefined): boolean =>
  field === 'password' && (shown === undefined || /^\**$/.test(shown));

const differing = ({ fields }: DesiredRow, row: RouterRow): string[] =>
  Object.keys(fields).filter(
    (field) => !isHidden(field, row[field]) && canonical(field, row[field]) !== canonical(field, fields[field]),
  );

const pick = (row: RouterRow, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? '']));

/** What brings a row back: the fields that have a value. */
export const restorable = (path: ManagedPath, row: RouterRow): Record<string, string> =>
  Object.fromEntries(
    managedMenus[path].writable.flatMap((field) => {
      const value = row[field];
      return value === undefined || value === '' || isHidden(field, value) ? [] : [[field, value]];
    }),
  );

function match(wish: Wish, view: RouterView): Match {
  const taken = new Set<RouterRow>();
  const take = (desired: DesiredRow): Pair => {
    const ours = view.marked(desired.path, desired.marker).filter((row) => !taken.has(row));
    const key = keyOf(desired.path, desired.fields);
    const existing = ours.find((row) => keyOf(desired.path, row) === key) ?? ours[0];
    if (existing !== undefined) taken.add(existing);
    return { desired, existing };
  };
  const pairs = [...wish.shared, ...wish.rows].filter(({ path }) => view.has(path)).map(take);
  const leftOver = view.paths.flatMap((path) =>
    view
      .marked(path, wish.marker)
      .filter((row) => !taken.has(row))
      .map((row) => ({ path, row })),
  );
  return { pairs, leftOver };
}

/** The row gives up a place that another one of ours may be about to take. */
const movesAway = ({ desired, existing }: Pair): boolean =>
  existing !== undefined && placeOf(desired.path, existing) !== placeOf(desired.path, desired.fields);

const added = ({ path, marker, fields, reason }: DesiredRow): PlannedRow => ({
  path,
  naturalKey: keyOf(path, fields),
  sign: '+',
  id: null,
  marker,
  before: null,
  after: fields,
  reason,
});

const removed = (path: ManagedPath, row: RouterRow, marker: string, reason: string): PlannedRow => ({
  path,
  naturalKey: keyOf(path, row),
  sign: '-',
  id: row['.id'] ?? null,
  marker,
  before: restorable(path, row),
  after: null,
  reason,
});

function changed({ path, marker, fields, reason }: DesiredRow, row: RouterRow, names: readonly string[]): PlannedRow {
  return {
    path,
    naturalKey: keyOf(path, fields),
    sign: '~',
    id: row['.id'] ?? null,
    marker,
    before: pick(row, names),
    after: pick(fields, names),
    reason,
  };
}

interface Judging {
  readonly view: RouterView;
  /** Rows of ours that give up their key in this pass. */
  readonly freed: ReadonlySet<RouterRow>;
}

function rowsOfPair(pair: Pair, { view, freed }: Judging): ServiceDiff {
  const { desired, existing } = pair;
  const others = whoStandsThere(desired, view).filter(({ row }) => row !== existing);
  const conflicts = others.filter(({ row }) => !freed.has(row)).map((occupant) => sentenceOn(desired, occupant));
  if (conflicts.length > 0) return { rows: [], conflicts };
  if (existing === undefined) return { rows: [added(desired)], conflicts };
  if (others.length > 0) {
    // The key becomes free when another row of ours goes, so this one cannot simply be renamed: removals come first.
    return { rows: [removed(desired.path, existing, desired.marker, desired.reason), added(desired)], conflicts };
  }
  const names = differing(desired, existing);
  return { rows: names.length === 0 ? [] : [changed(desired, existing, names)], conflicts };
}

function forbiddenRows({ marker, forbidden }: Wish, { view, freed }: Judging): string[] {
  return forbidden.flatMap(({ path, key }) =>
    view
      .withKey(path, key)
      .filter((row) => canonical('disabled', row.disabled) === 'no' && !freed.has(row))
      .filter((row) => !view.marked(path, marker).includes(row))

      .map(
        () =>
          `The ${rowInWords(path, key)} on the router is not ours and cuts the service off. Remove it there by hand.`,
      ),
  );
}

/**
 * What has to be written so that the router shows what the services want. Rows are ours by their marker; a row that stands
 * on our key without it is a conflict for a person and is never touched. Fields that we do not manage stay as they are.
 * Menus that were not read are left out.
 */
export function diffServices<K>(
  wishes: ReadonlyMap<K, { readonly wish: Wish; readonly reason: string }>,
  view: RouterView,
): Map<K, ServiceDiff> {
  const matches = new Map(
    [...wishes].flatMap(([key, { wish }]) => (wish.problem === null ? [[key, match(wish, view)] as const] : [])),
  );
  const freed = new Set<RouterRow>();
  for (const { pairs, leftOver } of matches.values()) {
    for (const { row } of leftOver) freed.add(row);
    for (const pair of pairs) if (pair.existing !== undefined && movesAway(pair)) freed.add(pair.existing);
  }
  const diffs = new Map<K, ServiceDiff>();
  for (const [key, { wish, reason }] of wishes) {
    const matched = matches.get(key);
    if (matched === undefined) {
      diffs.set(key, { rows: [], conflicts: wish.problem === null ? [] : [wish.problem] });
      continue;
    }
    const { pairs, leftOver } = matched;
    const parts = pairs.map((pair) => rowsOfPair(pair, { view, freed }));
    diffs.set(key, {
      rows: [
        ...parts.flatMap(({ rows }) => rows),
        ...leftOver.map(({ path, row }) => removed(path, row, wish.marker, reason)),
      ],
      conflicts: [...parts.flatMap(({ conflicts }) => conflicts), ...forbiddenRows(wish, { view, freed })],
    });
  }
  return diffs;
}
