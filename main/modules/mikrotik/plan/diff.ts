import type { RouterRow } from '../transport/router-transport.ts';
import { canonical } from './canonical.ts';
import { sentenceOn, whoStandsThere } from './foreign-rows.ts';
import { keepingText } from './found-rows.ts';
import { markerIn } from './markers.ts';
import { matchRows, movesAway, type Pair } from './match-rows.ts';
import { keyOf, type ManagedPath, rowInWords } from './menus.ts';
import type { PlannedRow } from './planned-row.ts';
import { missingPools, withAddressNote } from './pppoe-addresses.ts';
import { isDynamic, type RouterView } from './router-view.ts';
import { differing, pick, restorable } from './row-fields.ts';
import type { DesiredRow, Wish } from './wish.ts';

/** A row that is not the service's and keeps it from being as the books want. */
export interface Obstacle {
  readonly path: ManagedPath;
  readonly row: RouterRow;
  /** What should stand there; null where nothing may. */
  readonly desired: DesiredRow | null;
  readonly sentence: string;
}

export interface ServiceDiff {
  readonly rows: readonly PlannedRow[];
  readonly obstacles: readonly Obstacle[];
  /** Rows that are missing and cannot be made, each with why. */
  readonly unmade: readonly { readonly desired: DesiredRow; readonly sentence: string }[];
  /** Why this may not be written: rows that are not ours stand where ours should. */
  readonly conflicts: readonly string[];
}

/** A new row lacks by itself what shall not be set. */
const set = (fields: DesiredRow['fields']): DesiredRow['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

const added = ({ path, marker, fields, reason }: DesiredRow): PlannedRow => ({
  path,
  naturalKey: keyOf(path, fields),
  sign: '+',
  id: null,
  marker,
  before: null,
  after: set(fields),
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
    after: Object.fromEntries(
      names.map((name) => [name, name === 'comment' ? keepingText(row.comment, marker) : (fields[name] ?? '')]),
    ),
    reason,
  };
}

interface Judging {
  readonly view: RouterView;
  /** Rows of ours that give up their key in this pass. */
  readonly freed: ReadonlySet<RouterRow>;
}

type PairDiff = Pick<ServiceDiff, 'rows' | 'obstacles' | 'unmade'>;

function rowsOfPair(pair: Pair, { view, freed }: Judging): PairDiff {
  const { desired, existing } = pair;
  const others = whoStandsThere(desired, view).filter(({ row }) => row !== existing);
  const obstacles = others
    .filter(({ row }) => !freed.has(row))
    .map((occupant) => ({
      path: desired.path,
      row: occupant.row,
      desired,
      sentence: sentenceOn(desired, occupant),
    }));
  if (obstacles.length > 0) return { rows: [], obstacles, unmade: [] };
  if ((existing === undefined || others.length > 0) && desired.whyNotNew !== undefined) {
    return { rows: [], obstacles, unmade: [{ desired, sentence: desired.whyNotNew }] };
  }
  if (existing === undefined) return { rows: [added(desired)], obstacles, unmade: [] };
  if (others.length > 0) {
    // The key becomes free when another row of ours goes, so this one cannot simply be renamed: removals come first.
    return {
      rows: [removed(desired.path, existing, desired.marker, desired.reason), added(desired)],
      obstacles,
      unmade: [],
    };
  }
  const names = differing(desired.fields, existing, desired.rewritesHidden);
  return { rows: names.length === 0 ? [] : [changed(desired, existing, names)], obstacles, unmade: [] };
}

const forbiddenSentence = (what: string, row: RouterRow): string =>
  isDynamic(row) || markerIn(row.comment) === undefined
    ? `The ${what} on the router is not ours and cuts the service off. Remove it there by hand.`
    : `The ${what} on the router is of another service of ours, which had this address before, and cuts this one off. Compare the router with the books: it is then removed.`;

function forbiddenRows({ marker, forbidden }: Wish, { view, freed }: Judging): Obstacle[] {
  return forbidden.flatMap(({ path, key }) =>
    view
      .withKey(path, key)
      .filter((row) => canonical('disabled', row.disabled) === 'no' && !freed.has(row))
      .filter((row) => !view.marked(path, marker).includes(row))
      .map((row) => ({ path, row, desired: null, sentence: forbiddenSentence(rowInWords(path, key), row) })),
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
    [...wishes].flatMap(([key, { wish }]) => (wish.problem === null ? [[key, matchRows(wish, view)] as const] : [])),
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
      diffs.set(key, { rows: [], obstacles: [], unmade: [], conflicts: wish.problem === null ? [] : [wish.problem] });
      continue;
    }
    const { pairs, leftOver } = matched;
    const parts = pairs.map((pair) => rowsOfPair(pair, { view, freed }));
    const written = parts.flatMap(({ rows }) => rows);
    const unmade = parts.flatMap((part) => part.unmade);
    const obstacles = [...parts.flatMap((part) => part.obstacles), ...forbiddenRows(wish, { view, freed })];
    diffs.set(key, {
      rows: [
        ...withAddressNote(written, wish, view),
        ...leftOver.map(({ path, row }) => removed(path, row, wish.marker, reason)),
      ],
      obstacles,
      unmade,
      conflicts: [...[...obstacles, ...unmade].map(({ sentence }) => sentence), ...missingPools(written, view)],
    });
  }
  return diffs;
}
