import type { Meaning } from '#ui/meaning.ts';
import { meaningOf, type Place } from './place.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is drawn at one spot: a place, or how many of which meaning. */
export type Spot =
  | (Point & { readonly kind: 'place'; readonly place: Place })
  | (Point & { readonly kind: 'cluster'; readonly count: number; readonly meanings: ReadonlyMap<Meaning, number> });

const cellPx = 72;
/** Fewer in a cell are still told apart by the eye. */
const crowd = 4;

/**
 * Gathers places that would lie on one another into clusters, by a grid of the whole plane in pixels of this zoom: the same
 * places fall together wherever the map is dragged to. Sectors always stand alone.
 */
export function spotsOf(places: readonly Place[], project: (place: Place) => Point, gather: boolean): Spot[] {
  const cells = new Map<string, { place: Place; at: Point }[]>();
  const spots: Spot[] = [];
  for (const place of places) {
    const at = project(place);
    if (place.state === 'sector' || !gather) {
      spots.push({ kind: 'place', place, ...at });
      continue;
    }
    const key = `${Math.floor(at.x / cellPx)} ${Math.floor(at.y / cellPx)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [{ place, at }]);
    else cell.push({ place, at });
  }
  for (const cell of cells.values()) {
    if (cell.length < crowd) spots.push(...cell.map(({ place, at }): Spot => ({ kind: 'place', place, ...at })));
    else spots.push(clusterOf(cell));
  }
  return spots;
}

function clusterOf(cell: readonly { place: Place; at: Point }[]): Spot {
  const meanings = new Map<Meaning, number>();
  let x = 0;
  let y = 0;
  for (const { place, at } of cell) {
    x += at.x;
    y += at.y;
    if (place.state === 'sector') continue;
    const meaning = meaningOf(place.state);
    meanings.set(meaning, (meanings.get(meaning) ?? 0) + 1);
  }
  return { kind: 'cluster', x: x / cell.length, y: y / cell.length, count: cell.length, meanings };
}

/** Radius of a cluster: grows with its number, never over its neighbours. */
export const clusterRadius = (count: number): number => Math.min(26, 11 + Math.log2(count) * 1.8);
