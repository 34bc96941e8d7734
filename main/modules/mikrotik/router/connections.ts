import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { connectRouter } from '../transport/connect-router.ts';
import { isRefusal, type RouterAddress, RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { Breaker } from './breaker.ts';
import { addressOf, type Device } from './device-access.ts';

const IDLE_MS = 2 * 60_000;

interface Kept {
  readonly address: string;
  readonly connecting: Promise<RouterTransport>;
  users: number;
  uses: number;
  idle: NodeJS.Timeout | undefined;
}

/** One connection a router, shared by all that speak to it: the router's own limits hold for all connections together. */
const keptBy = new WeakMap<Platform, Map<Id, Kept>>();

function connectionsOf(platform: Platform): Map<Id, Kept> {
  const known = keptBy.get(platform);
  if (known !== undefined) return known;
  const fresh = new Map<Id, Kept>();
  keptBy.set(platform, fresh);
  return fresh;
}

/** Closing is best effort: the connection is given up in any case. */
const letGo = async (kept: Kept): Promise<void> => {
  clearTimeout(kept.idle);
  const [connection] = await Promise.allSettled([kept.connecting]);
  if (connection.status === 'fulfilled') await connection.value.close();
};

function drop(platform: Platform, deviceId: Id, kept: Kept): void {
  const all = connectionsOf(platform);
  if (all.get(deviceId) === kept) all.delete(deviceId);
  void letGo(kept);
}

function keep(platform: Platform, deviceId: Id, address: RouterAddress): Kept {
  const all = connectionsOf(platform);
  const spelled = JSON.stringify(address);
  const known = all.get(deviceId);
  if (known !== undefined && known.address === spelled) return known;
  if (known !== undefined) drop(platform, deviceId, known);
  const kept: Kept = { address: spelled, connecting: connectRouter(address), users: 0, uses: 0, idle: undefined };
  all.set(deviceId, kept);
  return kept;
}

/** Everything but a refusal leaves the connection in a state that nobody knows. */
const ends = (error: unknown): boolean => error instanceof RouterError && !isRefusal(error);

async function use<T>(
  platform: Platform,
  deviceId: Id,
  kept: Kept,
  work: (router: RouterTransport) => Promise<T>,
): Promise<T> {
  clearTimeout(kept.idle);
  kept.users += 1;
  kept.uses += 1;
  try {
    return await work(await kept.connecting);
  } catch (error) {
    if (ends(error)) drop(platform, deviceId, kept);
    throw error;
  } finally {
    kept.users -= 1;
    if (kept.users === 0 && connectionsOf(platform).get(deviceId) === kept) {
      kept.idle = setTimeout(() => drop(platform, deviceId, kept), IDLE_MS).unref();
    }
  }
}

/** Keyed by address, so that a corrected one is tried at once. */
const breakersBy = new WeakMap<Platform, Map<Id, { readonly address: string; readonly breaker: Breaker }>>();

function breakerOf(platform: Platform, deviceId: Id, address: RouterAddress): Breaker {
  const all = breakersBy.get(platform) ?? new Map();
  breakersBy.set(platform, all);
  const spelled = JSON.stringify(address);
  const known = all.get(deviceId);
  if (known?.address === spelled) return known.breaker;
  const breaker = new Breaker(platform.clock);
  all.set(deviceId, { address: spelled, breaker });
  return breaker;
}

/**
 * Works over the kept connection of a router, or a new one. A kept one that turns out to be closed is tried again once with
 * a new one: so `work` begins by reading, and may run twice.
 * A router that did not answer several times is not waited for by anyone but a probe (`Breaker`).
 * @throws RouterError
 */
export async function withRouter<T>(
  platform: Platform,
  device: Device,
  work: (router: RouterTransport) => Promise<T>,
  options: { readonly isProbe?: boolean } = {},
): Promise<T> {
  const address = await addressOf(platform, device);
  return await breakerOf(platform, device.id, address).guard(() => connected(platform, device, address, work), options);
}

async function connected<T>(
  platform: Platform,
  device: Device,
  address: RouterAddress,
  work: (router: RouterTransport) => Promise<T>,
): Promise<T> {
  const kept = keep(platform, device.id, address);
  const isReused = kept.uses > 0;
  try {
    return await use(platform, device.id, kept, work);
  } catch (error) {
    if (!isReused || !(error instanceof RouterError) || error.kind !== 'closed') throw error;
    return await use(platform, device.id, keep(platform, device.id, address), work);
  }
}

/** Ends a connection whose one user overran a deadline shorter than its own; answers false, and leaves it, if it has more. */
export function dropUnshared(platform: Platform, deviceId: Id): boolean {
  const kept = connectionsOf(platform).get(deviceId);
  if (kept === undefined) return true;
  if (kept.users > 1) return false;
  drop(platform, deviceId, kept);
  return true;
}

/** Closes what this office holds open. */
export async function closeConnections(platform: Platform): Promise<void> {
  const all = connectionsOf(platform);
  const open = [...all.values()];
  all.clear();
  await Promise.all(open.map(letGo));
}
