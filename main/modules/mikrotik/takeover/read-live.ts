import type { Platform } from '#platform/platform.ts';
import { withRouter } from '../router/connections.ts';
import type { Device } from '../router/device-access.ts';
import { readOnly } from '../router/read-only-router.ts';
import { isRefusal, RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { type TakeoverPath, type TakeoverRow, type TakeoverTables, takeoverMenus, takeoverPaths } from './menus.ts';

export interface LiveReading {
  readonly tables: TakeoverTables;
  readonly version: string | null;
  /** Menus that the router does not have, or does not show. */
  readonly notes: readonly string[];
}

/** A router without hotspot or PPP has no such menu; that is said, not taken for a fault. */
async function readMenu(router: RouterTransport, path: TakeoverPath): Promise<readonly TakeoverRow[] | null> {
  try {
    return await router.print(path, { proplist: ['.id', ...takeoverMenus[path]] });
  } catch (error) {
    if (error instanceof RouterError && isRefusal(error)) return null;
    throw error;
  }
}

/** One reading of everything that customers stand in. Nothing is written. @throws RouterError */
export async function readLive(platform: Platform, device: Device): Promise<LiveReading> {
  return await withRouter(platform, device, async (connected) => {
    const router = readOnly(connected);
    const [resource] = await router.print('/system/resource', { proplist: ['version'] });
    const read = await Promise.all(takeoverPaths.map(async (path) => [path, await readMenu(router, path)] as const));
    const missing = read.filter(([, rows]) => rows === null).map(([path]) => path);
    return {
      tables: Object.fromEntries(read.flatMap(([path, rows]) => (rows === null ? [] : [[path, rows]]))),
      version: resource?.version ?? null,
      notes: missing.length === 0 ? [] : [`The router has no ${missing.join(', ')}, or does not show it to this user.`],
    };
  });
}
