import type { SessionKind, TrafficEvent } from '#contract/mikrotik.ts';
import { may } from '#contract/permissions.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import { actorOfToken } from '#platform/sessions.ts';
import { routerOf } from '../check-router.ts';
import { serviceMarker } from '../plan/markers.ts';
import type { Device } from '../router/device-access.ts';
import { readInTime } from './read-in-time.ts';
import type { Owner } from './service-owners.queries.ts';
import { ownerOf, whyNotAsked } from './service-sessions.ts';
import { sessionsOf } from './sessions-of-platform.ts';
import { TrafficMeter, type Watched } from './traffic-meter.ts';

export interface Watcher {
  readonly actor: Actor;
  readonly token: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A session that ended, or a role that may no longer see the network, ends the stream. */
async function mayGoOn(platform: Platform, { actor, token }: Watcher): Promise<boolean> {
  if (token === undefined) return true;
  const now = await actorOfToken(platform, token, actor.door, actor.requestId);
  return now !== undefined && now.role !== null && may(now.role, 'network.read');
}

function look(platform: Platform, watcher: Watcher, device: Device, watched: Watched): AsyncGenerator<TrafficEvent> {
  const { traffic } = sessionsOf(platform);
  const console = watcher.token ?? watcher.actor.id ?? watcher.actor.name;
  traffic.admit({ console, deviceId: device.id });
  const meter = new TrafficMeter(watched);
  return traffic.look(
    {
      deviceId: device.id,
      key: [device.id, watched.kind, watched.user, watched.marker].join(' '),
      console,
      signal: watcher.signal,
      mayGoOn: () => mayGoOn(platform, watcher),
    },
    {
      read: () => readInTime(platform, device, (router) => meter.read(router)),
      now: () => platform.clock.now(),
      routerName: device.name,
    },
  );
}

/** What passes through one session of a router, as it passes. */
export async function watchSession(
  platform: Platform,
  watcher: Watcher,
  { deviceId, kind, user }: { deviceId: Id; kind: SessionKind; user: string },
): Promise<AsyncGenerator<TrafficEvent>> {
  const device = await routerOf(platform, deviceId);
  return look(platform, watcher, device, { kind, user, address: null, marker: null });
}

const kindOf: Readonly<Record<Owner['authMethod'], SessionKind>> = {
  pppoe: 'ppp',
  hotspot: 'hotspot',
  dhcp: 'dhcp',
  static: 'dhcp',
};

/** What passes through one service, as it passes. */
export async function watchService(
  platform: Platform,
  watcher: Watcher,
  subscriptionId: Id,
): Promise<AsyncGenerator<TrafficEvent>> {
  const owner = await ownerOf(platform, subscriptionId);
  if (owner.deviceId === null) throw new Refusal('NOT_ALLOWED_NOW', 'No router serves it yet.');
  const device = await routerOf(platform, owner.deviceId);
  const why = whyNotAsked(owner, device);
  if (why !== null) throw new Refusal('NOT_ALLOWED_NOW', why);
  const kind = kindOf[owner.authMethod];
  const user = (kind === 'dhcp' ? owner.mac : owner.pppoeUser) ?? owner.id;
  return look(platform, watcher, device, { kind, user, address: owner.ip, marker: serviceMarker(owner.id) });
}
