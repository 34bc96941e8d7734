import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { FreshReads } from './fresh-reads.ts';
import { LiveTraffic } from './live-traffic.ts';
import type { Answer } from './read-in-time.ts';
import type { ServiceReading } from './read-service.ts';
import type { SessionSnapshot } from './read-snapshot.ts';

const FRESH_MS = 4_000;

/** What this office has read of routers' sessions a moment ago, shared by all its consoles. */
export class SessionsOfPlatform {
  readonly snapshots = new FreshReads<Answer<SessionSnapshot>>({ freshMs: FRESH_MS, most: 100 });
  readonly services = new FreshReads<Answer<ServiceReading>>({ freshMs: FRESH_MS, most: 1_000 });
  /** Which services a router's secrets and hotspot users are marked with, by name. */
  readonly markers = new FreshReads<Answer<ReadonlyMap<string, string>>>({ freshMs: 60_000, most: 100 });
  /** Shown, as old, while a router does not answer. */
  readonly last = new Map<Id, SessionSnapshot>();
  readonly traffic = new LiveTraffic();

  /** After an act on a router nothing read before it counts. */
  forget(deviceId: Id): void {
    const isOf = (key: string): boolean => key.startsWith(deviceId);
    this.snapshots.forget(isOf);
    this.services.forget(isOf);
  }
}

const known = new WeakMap<Platform, SessionsOfPlatform>();

export function sessionsOf(platform: Platform): SessionsOfPlatform {
  const found = known.get(platform) ?? new SessionsOfPlatform();
  known.set(platform, found);
  return found;
}
