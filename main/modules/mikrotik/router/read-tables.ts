import type { FoundRows } from '../plan/found-rows.ts';
import { type ManagedPath, proplistOf } from '../plan/menus.ts';
import { RouterView } from '../plan/router-view.ts';
import { RouterError, type RouterRow } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';
import type { RouterReader } from './read-only-router.ts';

/** A router without a package (RouterOS 6 may lack `ppp`) has no such menu, and so no rows in it. */
async function readMenu(router: RouterReader, path: ManagedPath): Promise<RouterRow[]> {
  try {
    return await router.print(path, { proplist: proplistOf(path) });
  } catch (error) {
    if (!(error instanceof RouterError) || error.kind !== 'trap') throw error;
    if (trapReason(error.message) === 'unknown-parameter') return [];
    const advice = 'Give the API user’s group the policies api and read';
    throw new RouterError('trap', `${path} cannot be read. ${advice} (“${error.message}”).`, { cause: error });
  }
}

/** One snapshot of these menus, asked for all at once. */
export async function readTables(
  router: RouterReader,
  paths: Iterable<ManagedPath>,
  found?: FoundRows,
): Promise<RouterView> {
  const wanted = [...new Set(paths)];
  const tables = await Promise.all(wanted.map((path) => readMenu(router, path)));
  return new RouterView(Object.fromEntries(wanted.map((path, at) => [path, tables[at] ?? []])), found);
}
