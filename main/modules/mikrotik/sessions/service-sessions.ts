import type { ServiceSessions } from '#contract/mikrotik.ts';
import { epochMs } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import { type Device, findRouter } from '../router/device-access.ts';
import { readOnly } from '../router/read-only-router.ts';
import { findDisagreement } from './find-disagreement.ts';
import { withOwner } from './find-sessions.ts';
import { whyNotDisconnect } from './may-disconnect.ts';
import { type Answer, readInTime } from './read-in-time.ts';
import { readService, type ServiceReading } from './read-service.ts';
import { type Owner, ownerById } from './service-owners.queries.ts';
import { serviceSentence } from './service-sentence.ts';
import { sessionsOf } from './sessions-of-platform.ts';

/** @throws Refusal where there is no such service. */
export async function ownerOf(platform: Platform, subscriptionId: Id): Promise<Owner> {
  const owner = await ownerById(platform.store.db, subscriptionId);
  if (owner === undefined) throw notFound('service');
  return owner;
}

/** One service as its router tells it, now or a moment ago. */
export function readServiceNow(platform: Platform, device: Device, owner: Owner): Promise<Answer<ServiceReading>> {
  const { authMethod, pppoeUser, mac, ip } = owner;
  const key = [device.id, owner.id, authMethod, pppoeUser, mac, ip].join(' ');
  return sessionsOf(platform).services.of(
    key,
    () => epochMs(platform.clock.now()),
    () => readInTime(platform, device, (router) => readService(readOnly(router), owner, () => platform.clock.now())),
  );
}

/** Why a router cannot be asked of a service at all. */
export function whyNotAsked(owner: Owner, device: Device | undefined): string | null {
  const { authMethod, pppoeUser, mac, ip, deviceId } = owner;
  if (deviceId === null) return 'No router serves it yet.';
  if (device === undefined) return 'Its router is archived, or is not a MikroTik.';
  const signsIn = authMethod === 'pppoe' || authMethod === 'hotspot';
  if (signsIn && pppoeUser === null) return 'It has no user name to look for.';
  if (authMethod === 'dhcp' && mac === null && ip === null) return 'It has no MAC address to look for.';
  return null;
}

function unknown(owner: Owner, sentence: string): ServiceSessions {
  return {
    subscriptionId: owner.id,
    standing: 'unknown',
    sentence,
    readAt: null,
    sessions: [],
    last: null,
    whyNotDisconnect: sentence,
    whyNotWatch: sentence,
  };
}

const NOT_THERE = 'It is offline.';

/** Whether a service is online, since when and at what rate, asked of its router by a few exact queries. */
export async function sessionsOfService(platform: Platform, subscriptionId: Id): Promise<ServiceSessions> {
  const owner = await ownerOf(platform, subscriptionId);
  const device = owner.deviceId === null ? undefined : await findRouter(platform, owner.deviceId);
  const why = whyNotAsked(owner, device);
  if (why !== null || device === undefined) return unknown(owner, why ?? 'No router serves it yet.');
  const answer = await readServiceNow(platform, device, owner);
  if (!answer.ok) return unknown(owner, `${device.name} cannot be asked now: ${answer.error.message}`);
  const { value: reading } = answer;
  const sessions = reading.sessions.map((session) =>
    withOwner(session, owner, findDisagreement(session, owner, device.id)),
  );
  const { timeZone } = await companyOf(platform.store.db);
  const isStatic = owner.authMethod === 'static';
  const isOnline = sessions.length > 0;
  return {
    subscriptionId,
    standing: isOnline ? 'online' : isStatic ? 'unknown' : 'offline',
    sentence: serviceSentence(reading, sessions, { owner, routerName: device.name, timeZone }),
    readAt: reading.readAt,
    sessions,
    last: reading.last,
    whyNotDisconnect: whyNotDrop(isOnline, owner, whyNotDisconnect(device, platform.clock.now())),
    whyNotWatch: isOnline || (isStatic && reading.queue !== undefined) ? null : NOT_THERE,
  };
}

function whyNotDrop(isOnline: boolean, { authMethod }: Owner, why: string | null): string | null {
  if (authMethod === 'static')
    return 'A static address has no session that could be dropped. Suspend it to cut it off.';
  return isOnline ? why : NOT_THERE;
}
