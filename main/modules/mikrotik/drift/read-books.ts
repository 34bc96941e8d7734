import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { inChunks } from '../chunks.ts';
import type { RouterView } from '../plan/router-view.ts';
import type { RouterSettings } from '../plan/service.ts';
import type { Device } from '../router/device-access.ts';
import { readServices, type ServiceOnBooks } from '../services.queries.ts';
import { routerSettings } from '../sync/open-work.queries.ts';
import { readLastWords } from './last-words.queries.ts';
import { subscriptionsOn } from './left-behind.ts';

/** What the books say of a router and of everyone whom it serves or served, as of one moment. */
export interface Books {
  readonly router: RouterSettings;
  /** Those that it shall serve or cut off. */
  readonly services: ReadonlyMap<Id, ServiceOnBooks>;
  /** Those that its rows name besides: they ended, or went elsewhere. */
  readonly strays: ReadonlyMap<Id, ServiceOnBooks>;
  readonly lastWords: ReadonlyMap<Id, { readonly wasBlocked: boolean }>;
  /** The router's settings in the books are others than when it was compared last. */
  readonly hasNewSettings: boolean;
  /** Names of the profiles of all plans. */
  readonly profiles: ReadonlySet<string>;
}

/** What the books said of the router itself when it was compared, as far as rows depend on it. */
export const spelledSettings = ({
  pppoeSuspendMode,
  dhcpServer,
  pppoeLocalAddress,
  pppoePool,
}: RouterSettings): string => JSON.stringify({ pppoeSuspendMode, dhcpServer, pppoeLocalAddress, pppoePool });

async function readStrays(
  platform: Platform,
  view: RouterView,
  services: ReadonlyMap<Id, ServiceOnBooks>,
): Promise<Map<Id, ServiceOnBooks>> {
  const named = [...subscriptionsOn(view)].filter((id) => !services.has(id));
  const strays = new Map<Id, ServiceOnBooks>();
  await inChunks(named, async (ids) => {
    const found = await readServices(platform, (eb) => eb('subscription.id', 'in', ids));
    for (const [id, service] of found) strays.set(id, service);
  });
  return strays;
}

/** Reads without holding anyone up: who writes afterwards looks again at what is to be written. */
export async function readBooks(platform: Platform, device: Device, view: RouterView): Promise<Books> {
  const { db } = platform.store;
  const router = routerSettings(device);
  const services = await readServices(platform, (eb) =>
    eb.and([
      eb('subscription.deviceId', '=', device.id),
      eb('subscription.state', 'in', ['active', 'suspended', 'paused']),
    ]),
  );
  const readBack = await db
    .selectFrom('deviceReadBack')
    .select('settings')
    .where('deviceId', '=', device.id)
    .executeTakeFirst();
  const then = readBack?.settings ?? '';
  const plans = await db.selectFrom('servicePlan').select('routerosProfile').execute();
  return {
    router,
    services,
    strays: await readStrays(platform, view, services),
    lastWords: await readLastWords(db, device.id),
    hasNewSettings: then !== '' && then !== spelledSettings(router),
    profiles: new Set(plans.map(({ routerosProfile }) => routerosProfile)),
  };
}
