import type { RouterSession } from '#contract/mikrotik.ts';
import { epochMs } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { Device } from '../router/device-access.ts';
import { readOnly } from '../router/read-only-router.ts';
import { findDisagreement } from './find-disagreement.ts';
import { markedIds, OwnerBook } from './match-owners.ts';
import { type Answer, readInTime } from './read-in-time.ts';
import { readMarkers } from './read-markers.ts';
import { readSnapshot, type SessionSnapshot } from './read-snapshot.ts';
import { type ReportedSession, reportedSessions } from './reported-sessions.ts';
import { type Owner, ownersElsewhere, ownersOn } from './service-owners.queries.ts';
import { sessionsOf } from './sessions-of-platform.ts';

/** Everyone on a router, read now or a moment ago, whoever asked. */
export async function readSessions(platform: Platform, device: Device): Promise<Answer<SessionSnapshot>> {
  const { snapshots, last } = sessionsOf(platform);
  const answer = await snapshots.of(
    device.id,
    () => epochMs(platform.clock.now()),
    () => readInTime(platform, device, (router) => readSnapshot(readOnly(router), () => platform.clock.now())),
  );
  if (answer.ok) last.set(device.id, answer.value);
  return answer;
}

export function withOwner(
  { comments: _, ...session }: ReportedSession,
  owner: Owner | undefined,
  found: ReturnType<typeof findDisagreement>,
): RouterSession {
  const service =
    owner === undefined
      ? null
      : {
          id: owner.id,
          code: owner.code,
          customerId: owner.customerId,
          customerName: owner.customerName,
          planName: owner.planName,
          state: owner.state,
        };
  return { ...session, service, finding: found?.finding ?? null, findingSentence: found?.sentence ?? null };
}

/** A client of the hotspot also holds a lease: it is the same customer. */
function ownersOfHotspotMacs(owned: ReadonlyMap<ReportedSession, Owner>): Map<string, Owner> {
  const byMac = new Map<string, Owner>();
  for (const [{ kind, mac }, owner] of owned) if (kind === 'hotspot' && mac !== null) byMac.set(mac, owner);
  return byMac;
}

/** Names on the router that a marked row lets in: someone renamed it there, and the books know it by another name. */
async function markerComments(
  platform: Platform,
  device: Device,
  strangers: readonly ReportedSession[],
): Promise<(session: ReportedSession) => readonly string[]> {
  if (!strangers.some(({ kind }) => kind !== 'dhcp')) return () => [];
  const answer = await sessionsOf(platform).markers.of(
    device.id,
    () => epochMs(platform.clock.now()),
    () => readInTime(platform, device, (router) => readMarkers(readOnly(router))),
  );
  const markers = answer.ok ? answer.value : new Map<string, string>();
  return ({ kind, user }) => {
    const comment = markers.get(`${kind} ${user}`);
    return comment === undefined ? [] : [comment];
  };
}

/** The sessions of a snapshot with the services that they are, and where they do otherwise than the books say. */
export async function sessionsWithOwners(
  platform: Platform,
  device: Device,
  snapshot: SessionSnapshot,
): Promise<RouterSession[]> {
  const { db } = platform.store;
  const reported = reportedSessions(snapshot);
  const here = await ownersOn(db, device.id);
  const owned = new Map<ReportedSession, Owner>();
  const settle = (sessions: readonly ReportedSession[], book: OwnerBook): ReportedSession[] =>
    sessions.filter((session) => {
      const owner = book.of(session);
      if (owner !== undefined) owned.set(session, owner);
      return owner === undefined;
    });
  const strangers = settle(reported, new OwnerBook(here, device.id));
  const commentsOf = await markerComments(platform, device, strangers);
  const described = new Map(
    strangers.map((session) => [session, { ...session, comments: [...session.comments, ...commentsOf(session)] }]),
  );
  const elsewhere = await ownersElsewhere(db, askedOf([...described.values()]));
  const book = new OwnerBook([...elsewhere, ...here], device.id);
  for (const [session, asked] of described) {
    const owner = book.of(asked);
    if (owner !== undefined) owned.set(session, owner);
  }
  const byHotspotMac = ownersOfHotspotMacs(owned);
  return reported.map((session) => {
    const owner = owned.get(session) ?? (session.mac === null ? undefined : byHotspotMac.get(session.mac));
    return withOwner(session, owner, owner === undefined ? null : findDisagreement(session, owner, device.id));
  });
}

function askedOf(strangers: readonly ReportedSession[]): { users: string[]; macs: string[]; ids: Id[] } {
  return {
    users: strangers.filter(({ kind }) => kind !== 'dhcp').map(({ user }) => user),
    macs: strangers.flatMap(({ kind, mac }) => (mac === null || kind === 'ppp' ? [] : [mac])),
    ids: strangers.flatMap(({ comments }) => markedIds(comments)),
  };
}
