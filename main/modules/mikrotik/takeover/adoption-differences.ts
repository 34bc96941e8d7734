import type { Id } from '#kernel/ids.ts';
import { desiredRows } from '../plan/desired-rows.ts';
import { diffServices } from '../plan/diff.ts';
import { FoundRows, isMark, keepAsFound } from '../plan/found-rows.ts';
import { type ManagedPath, managedMenus, managedPaths } from '../plan/menus.ts';
import type { PlannedRow } from '../plan/planned-row.ts';
import { RouterView } from '../plan/router-view.ts';
import type { RouterSettings } from '../plan/service.ts';
import type { RouterRow } from '../transport/router-transport.ts';
import type { RowToKeep, Taken } from './rows-to-keep.ts';

/** The router as far as it was read, with hidden passwords taken for right. */
function viewOf(taken: readonly Taken[], kept: readonly RowToKeep[]): RouterView {
  const tables = new Map<ManagedPath, Map<string, RouterRow>>();
  for (const path of managedPaths) if (path !== '/ip/pool') tables.set(path, new Map());
  for (const { candidate } of taken) {
    for (const { path, naturalKey, fields } of candidate.rows) tables.get(path)?.set(naturalKey, fields);
  }
  const rows = [...tables].map(([path, byKey]) => [path, [...byKey.values()]]);
  return new RouterView(Object.fromEntries(rows), new FoundRows(kept));
}

function phraseOf({ path, sign, after }: PlannedRow): string {
  const { noun } = managedMenus[path];
  switch (sign) {
    case '+':
      return `the ${noun} is missing`;
    case '-':
      return `the ${noun} is there although the books do not want it`;
    case '~':
      return `the ${noun} differs in ${Object.keys(after ?? {})
        .filter((field) => field !== 'comment')
        .join(', ')}`;
  }
}

/** What will differ once the rows are marked, and is shown as drift until a person pushes it: a sentence a kind. */
export function differencesAfter(
  taken: readonly Taken[],
  kept: readonly RowToKeep[],
  { router, servedPlans }: { readonly router: RouterSettings; readonly servedPlans: ReadonlySet<Id> },
): string[] {
  const view = viewOf(taken, kept);
  const found = new FoundRows(kept);
  const reason = '';
  const wishes = new Map(
    taken.map(({ service }) => {
      // The password is not judged here: it stays on the router as it is.
      const wish = desiredRows({ ...service, pppoePassword: null }, router, { address: service.ip, reason });
      // The profile of a plan that is served already was not read with these rows.
      const shared = servedPlans.has(service.plan.id) ? [] : wish.shared;
      return [service.id, { wish: keepAsFound({ ...wish, shared }, found), reason }] as const;
    }),
  );
  const counts = new Map<string, number>();
  for (const { rows, conflicts } of diffServices(wishes, view).values()) {
    const phrases = new Set([...rows.filter((row) => !isMark(row)).map(phraseOf), ...conflicts]);
    for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([phrase, count]) => `${count.toLocaleString('en-US')} ${count === 1 ? 'service' : 'services'}: ${phrase}.`);
}
