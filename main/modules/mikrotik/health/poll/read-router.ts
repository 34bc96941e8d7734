import { performance } from 'node:perf_hooks';
import { type Clock, epochMs } from '#kernel/clock.ts';
import type { DeviceHealth } from '#modules/core/index.ts';
import { durationSeconds } from '../../plan/canonical.ts';
import type { RouterReader } from '../../router/read-only-router.ts';
import { routerTime } from '../../router/router-clock.ts';
import { RouterError, type RouterPath, type RouterRow } from '../../transport/router-transport.ts';
import { type InterfaceReading, readInterfaces } from '../interfaces/read-interfaces.ts';

/** What a device says of itself; one that is only pinged says how fast. */
export type HealthReading = Omit<DeviceHealth, 'state' | 'checkedAt' | 'error'> & { readonly latencyMs: number };

export interface RouterReading extends HealthReading {
  readonly interfaces: readonly InterfaceReading[];
  /** How far the router's clock is ahead of ours; null where it cannot be told. */
  readonly clockOffsetMs: number | null;
}

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null;

function usedPercent(free: number | null, total: number | null): number | null {
  return free === null || total === null || total === 0 ? null : Math.round((1 - free / total) * 100);
}

/** A router without a package, or one that does not show a menu to this user, has no rows in it. */
async function readMenu(router: RouterReader, path: RouterPath, proplist?: readonly string[]): Promise<RouterRow[]> {
  try {
    return await router.print(path, proplist === undefined ? {} : { proplist });
  } catch (error) {
    if (error instanceof RouterError && error.kind === 'trap') return [];
    throw error;
  }
}

/**
 * Health as the router tells it, by six short commands. The latency is that of the first, so it holds the way and the router's
 * own haste.
 */
export async function readRouter(router: RouterReader, clock: Clock): Promise<RouterReading> {
  const start = performance.now();
  const [resource = {}] = await router.print('/system/resource');
  const latencyMs = Math.round(performance.now() - start);
  const [[identity = {}], ppp, hotspot, interfaces, [time = {}]] = await Promise.all([
    router.print('/system/identity'),
    readMenu(router, '/ppp/active', ['.id']),
    readMenu(router, '/ip/hotspot/active', ['.id']),
    readInterfaces(router),
    readMenu(router, '/system/clock', ['time', 'date', 'gmt-offset']),
  ]);
  const theirs = routerTime(time);
  return {
    latencyMs,
    cpuPercent: whole(resource['cpu-load']),
    memoryPercent: usedPercent(whole(resource['free-memory']), whole(resource['total-memory'])),
    uptimeSeconds: durationSeconds(resource.uptime ?? '') ?? null,
    sessionCount: ppp.length + hotspot.length,
    version: resource.version ?? null,
    board: resource['board-name'] ?? null,
    identity: identity.name ?? null,
    interfaces,
    clockOffsetMs: theirs === undefined ? null : epochMs(theirs) - epochMs(clock.now()),
  };
}
