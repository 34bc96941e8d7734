import type { RouterRow } from '../transport/router-transport.ts';
import { placeOf } from './foreign-rows.ts';
import { keyOf, type ManagedPath } from './menus.ts';
import type { RouterView } from './router-view.ts';
import type { DesiredRow, Wish } from './wish.ts';

export interface Pair {
  readonly desired: DesiredRow;
  readonly existing: RouterRow | undefined;
}

export interface Match {
  readonly pairs: readonly Pair[];
  /** Rows with the service's marker that are wanted no more. */
  readonly leftOver: readonly { readonly path: ManagedPath; readonly row: RouterRow }[];
}

/** Finds the row of each wish by its marker, the one with the same key first. */
export function matchRows(wish: Wish, view: RouterView): Match {
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
export const movesAway = ({ desired, existing }: Pair): boolean =>
  existing !== undefined && placeOf(desired.path, existing) !== placeOf(desired.path, desired.fields);
