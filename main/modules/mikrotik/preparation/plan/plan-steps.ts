import type { RouterRow } from '../../transport/router-transport.ts';
import { type PreparedPath, preparedMenus, preparedPaths, type RouterTables } from '../prepared-menus.ts';
import { PREPARED, type PreparedRow } from '../prepared-rows.ts';
import { againstIn } from './against.ts';
import { differences, isRow, preparedMarkerIn, shownOf, writableOf } from './desired-diff.ts';
import { isDynamicRule, ruleByName } from './firewall-rule.ts';
import { type Place, placeRows, type Wanted } from './place-rows.ts';
import type { Step } from './planned-step.ts';
import { standsInTheWay } from './unmade.ts';

/** Our rows of one chain (of a menu without order: all of them) with what stands there of them. */
export interface Group {
  readonly path: PreparedPath;
  readonly chain: string | undefined;
  readonly wanted: readonly Wanted[];
}

/** The rows that this router shall have, by the chains that they stand in, in the order in which they are written. */
export function groupRows(desired: readonly PreparedRow[], { rows }: RouterTables): Group[] {
  const groups = new Map<string, PreparedRow[]>();
  for (const row of desired) {
    const key = `${row.path} ${row.fields.chain ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const taken = new Set<RouterRow>();
  const found = (row: PreparedRow): RouterRow | undefined => {
    const one = rows[row.path].find((other) => !isDynamicRule(other) && !taken.has(other) && isRow(other, row));
    if (one !== undefined) taken.add(one);
    return one;
  };
  const all = [...groups.values()].flatMap((ofChain): Group[] => {
    const [first] = ofChain;
    if (first === undefined) return [];
    const wanted = ofChain.map((row) => ({ desired: row, existing: found(row) }));
    return [{ path: first.path, chain: first.fields.chain, wanted }];
  });
  return preparedPaths.flatMap((path) => all.filter((group) => group.path === path));
}

const landmark = (rule: RouterRow) => ({ id: rule['.id'] ?? '', words: ruleByName(rule) });

function reasonToMove(menu: readonly RouterRow[], { path, chain }: Group, place: Place): string {
  if (place.kind === 'stays' || place.because === null) return 'Ours is to stand above the one that rejects the rest.';
  const effect = againstIn(path, chain ?? '')(place.because, menu) ?? '';
  const name = ruleByName(place.because);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} stands above ours, ${effect}.`;
}

function reasonToChange(after: Readonly<Record<string, string>>, reason: string): string {
  if (after.disabled !== undefined) return `It was disabled on the router. ${reason}`;
  return Object.values(after).includes('')
    ? `On the router it was narrowed down to part of the traffic. ${reason}`
    : reason;
}

/** The rule of somebody else that follows: where an undo puts a row back. */
function standing(menu: readonly RouterRow[], row: RouterRow, ours: ReadonlySet<RouterRow | undefined>) {
  const at = menu.indexOf(row);
  const next = menu.slice(at + 1).find((other) => !isDynamicRule(other) && !ours.has(other));
  return { stoodAbove: next?.['.id'] ?? null, stoodAt: at };
}

const nowhere = { above: null, stoodAbove: null, stoodAt: null };

function stepsOf(menu: readonly RouterRow[], group: Group, { desired, existing }: Wanted, place: Place): Step[] {
  const { path, what, naturalKey, reason } = desired;
  const above = place.kind === 'above' && place.rule !== null ? landmark(place.rule) : null;
  if (existing === undefined) {
    const step = { path, what, naturalKey, sign: '+' as const, id: null, before: null, after: desired.fields };
    return [{ ...step, ...nowhere, above, reason }];
  }
  const id = existing['.id'] ?? '';
  const ours = new Set(group.wanted.map((one) => one.existing));
  const after = differences(desired, existing);
  const names = Object.keys(after);
  const change: Step[] =
    names.length === 0
      ? []
      : [
          {
            path,
            what,
            naturalKey,
            sign: '~',
            id,
            before: shownOf(existing, names),
            after,
            ...nowhere,
            reason: reasonToChange(after, reason),
          },
        ];
  if (place.kind === 'stays') return change;
  const move = { path, what, naturalKey, sign: '>' as const, id, before: null, after: null };
  return [...change, { ...move, above, ...standing(menu, existing, ours), reason: reasonToMove(menu, group, place) }];
}

function placesIn(menu: readonly RouterRow[], { path, chain, wanted }: Group): Place[] {
  if (!preparedMenus[path].isOrdered) return wanted.map(() => ({ kind: 'above', rule: null, because: null }));
  const keepsOrder = chain === 'forward';
  return placeRows(menu, chain, wanted, { against: againstIn(path, chain ?? ''), keepsOrder });
}

/** What has to be added, changed and moved; a row that somebody else's stands in the way of is left out. */
export function planSteps(groups: readonly Group[], { rows }: RouterTables): Step[] {
  return groups.flatMap((group) => {
    const menu = rows[group.path];
    const isOrdered = preparedMenus[group.path].isOrdered;
    const places = placesIn(menu, group);
    return group.wanted.flatMap((one, index) => {
      if (one.existing === undefined && standsInTheWay(one.desired, menu) !== undefined) return [];
      const place = places[index];
      if (place === undefined) return [];
      return stepsOf(menu, group, one, isOrdered || one.existing === undefined ? place : { kind: 'stays' });
    });
  });
}

/** Rows that once were of a preparation and are not wanted any more, or stand there twice. */
export function extraSteps(groups: readonly Group[], { rows }: RouterTables): Step[] {
  const kept = new Set(groups.flatMap(({ wanted }) => wanted.map(({ existing }) => existing)));
  return preparedPaths.flatMap((path) =>
    rows[path]
      .filter((row) => !kept.has(row) && !isDynamicRule(row) && row.comment?.startsWith(PREPARED) === true)
      .map((row): Step => {
        const what = preparedMarkerIn(row.comment) ?? row.comment ?? '';
        const naturalKey = path === '/ip/firewall/address-list' ? `${row.list} ${row.address}` : what;
        return {
          path, what, naturalKey, sign: '-', id: row['.id'] ?? '', before: writableOf(row), after: null, above: null,
          ...standing(rows[path], row, kept), reason: 'It was made by a preparation, and is not wanted any more.',
        }; // biome-ignore format: a list
      }),
  );
}
