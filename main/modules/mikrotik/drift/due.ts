import { createHash } from 'node:crypto';
import { addMs, type Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';

interface Comparable {
  readonly id: Id;
  readonly kind: string;
  readonly health: string;
  /** Its own interval; null: the one of all routers. */
  readonly readBackMinutes: number | null;
  readonly comparedAt: Instant | null;
  readonly triedAt: Instant | null;
  /** Why the last attempt failed. */
  readonly error: string | null;
}

const AGAIN_AFTER_FAILURE_MS = 60_000;

/** At most this share of the interval earlier, each router by another part of it. */
const JITTER = 0.1;

/** Routers that begin together, after a night or a restart, are read a few at a time: the look comes every 5 seconds. */
const AT_ONCE = 4;

/** From 0 to 1, another one for each router and each of its comparisons, and the same on every console. */
const chance = (id: Id, at: Instant): number =>
  createHash('sha256').update(`${id} ${at}`).digest().readUInt32BE(0) / 2 ** 32;

/** When a router is to be compared; undefined: at once. */
function dueAt({ id, readBackMinutes, comparedAt, triedAt, error }: Comparable, everyMinutes: number) {
  if (error !== null && triedAt !== null) return addMs(triedAt, AGAIN_AFTER_FAILURE_MS);
  if (comparedAt === null) return undefined;
  const intervalMs = (readBackMinutes ?? everyMinutes) * 60_000;
  return addMs(comparedAt, Math.round(intervalMs * (1 - JITTER * chance(id, comparedAt))));
}

/** Which routers are to be compared with the books now, those that wait longest first. One that is down is not asked. */
export function dueForComparison<Device extends Comparable>(
  devices: readonly Device[],
  now: Instant,
  everyMinutes: number,
  isAsked: (id: Id) => boolean,
): Device[] {
  return devices
    .filter(({ id, kind, health }) => kind === 'mikrotik' && health !== 'down' && !isAsked(id))
    .map((device) => ({ device, at: dueAt(device, everyMinutes) ?? '' }))
    .filter(({ at }) => at <= now)
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .slice(0, AT_ONCE)
    .map(({ device }) => device);
}
