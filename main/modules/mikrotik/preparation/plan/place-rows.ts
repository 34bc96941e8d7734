import type { RouterRow } from '../../transport/router-transport.ts';
import type { PreparedRow } from '../prepared-rows.ts';
import type { Against } from './against.ts';
import { isDynamicRule } from './firewall-rule.ts';

export interface Wanted {
  readonly desired: PreparedRow;
  readonly existing: RouterRow | undefined;
}

/** Where one of our rows has to be: as it is, or above this rule (null: at the end). */
export type Place =
  | { readonly kind: 'stays' }
  | { readonly kind: 'above'; readonly rule: RouterRow | null; readonly because: RouterRow | null };

interface Below {
  readonly place: Place;
  readonly existing: RouterRow | undefined;
}

const STAYS: Place = { kind: 'stays' };

/**
 * Where our rows of one chain belong: in their own order, above the first rule of others that stands against them. A row that
 * is rightly placed stays, however much stands above it. `keepsOrder`: their own order matters too. Rules that the router made
 * itself are no landmarks: they come and go. Rows are to be written in their order; each then ends where it should.
 */
export function placeRows(
  menu: readonly RouterRow[],
  chain: string | undefined,
  wanted: readonly Wanted[],
  { against, keepsOrder }: { readonly against: Against; readonly keepsOrder: boolean },
): Place[] {
  const ours = new Set(wanted.map(({ existing }) => existing));
  const others = menu.filter((rule) => rule.chain === chain && !isDynamicRule(rule) && !ours.has(rule));
  const at = new Map(menu.map((rule, index) => [rule, index]));
  const indexOf = (rule: RouterRow): number => at.get(rule) ?? menu.length;
  const first = others.find((rule) => against(rule, menu) !== null) ?? null;
  const limit = first === null ? menu.length : indexOf(first);

  const places: Place[] = [];
  let below: Below | undefined;
  for (const [index, { existing }] of [...wanted.entries()].reverse()) {
    const place = placeOf(existing, below, index);
    places.unshift(place);
    if (keepsOrder) below = { place, existing };
  }
  return places;

  function placeOf(existing: RouterRow | undefined, next: Below | undefined, index: number): Place {
    if (existing !== undefined && indexOf(existing) < limit && isAbove(existing, next)) return STAYS;
    if (next !== undefined) {
      const { place } = next;
      return place.kind === 'stays' ? { kind: 'above', rule: next.existing ?? null, because: first } : place;
    }
    return { kind: 'above', rule: first ?? topFor(index), because: first };
  }

  function isAbove(existing: RouterRow, next: Below | undefined): boolean {
    if (next === undefined) return true;
    const { place } = next;
    const landmark = place.kind === 'stays' ? next.existing : place.rule;
    return landmark === undefined || landmark === null || indexOf(existing) < indexOf(landmark);
  }

  /** Nothing stands against ours: below the one that goes before it, or else on top of the chain. */
  function topFor(index: number): RouterRow | null {
    const before = wanted
      .slice(0, index)
      .flatMap(({ existing }) => (existing === undefined ? [] : [indexOf(existing)]));
    const last = Math.max(-1, ...before);
    return others.find((rule) => indexOf(rule) > last) ?? null;
  }
}
