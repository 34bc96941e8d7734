import { type ManagedPath, proplistOf } from '../plan/menus.ts';
import { RouterView } from '../plan/router-view.ts';
import type { RouterReader } from './read-only-router.ts';

/** One snapshot of these menus, asked for all at once. */
export async function readTables(router: RouterReader, paths: Iterable<ManagedPath>): Promise<RouterView> {
  const wanted = [...new Set(paths)];
  const tables = await Promise.all(wanted.map((path) => router.print(path, { proplist: proplistOf(path) })));
  return new RouterView(Object.fromEntries(wanted.map((path, at) => [path, tables[at] ?? []])));
}
