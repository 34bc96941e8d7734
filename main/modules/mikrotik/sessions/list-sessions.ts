import type { RouterSession, SessionList, SessionQuery } from '#contract/mikrotik.ts';
import type { Instant } from '#kernel/clock.ts';
import { isInMaintenance } from '#modules/core/index.ts';
import type { Platform } from '#platform/platform.ts';
import { routerOf } from '../check-router.ts';
import type { Device } from '../router/device-access.ts';
import type { RouterError } from '../transport/router-transport.ts';
import { readSessions, sessionsWithOwners } from './find-sessions.ts';
import { whyNotDisconnect } from './may-disconnect.ts';
import { pageOfSessions } from './page-of-sessions.ts';
import { sessionsOf } from './sessions-of-platform.ts';

function countsOf(sessions: readonly RouterSession[]): SessionList['counts'] {
  const count = (fits: (session: RouterSession) => boolean): number => sessions.filter(fits).length;
  return {
    all: sessions.length,
    ppp: count(({ kind }) => kind === 'ppp'),
    hotspot: count(({ kind }) => kind === 'hotspot'),
    dhcp: count(({ kind }) => kind === 'dhcp'),
    unknown: count(({ service }) => service === null),
    differing: count(({ finding }) => finding !== null),
  };
}

function problemOf(device: Device, error: RouterError, now: Instant, hasLast: boolean): string {
  const { name, maintenanceReason } = device;
  const works = isInMaintenance(device, now) ? ` It is in maintenance: ${maintenanceReason ?? 'no reason given'}.` : '';
  const shown = hasLast
    ? 'Shown is what it said when it was last read.'
    : 'It was not read since this office was started.';
  return `${name} cannot be read now: ${error.message}${works} ${shown}`;
}

/** Who is on a router now, beside what the books say of each; a router that does not answer is a sentence, not an error. */
export async function listSessions(platform: Platform, query: SessionQuery): Promise<SessionList> {
  const device = await routerOf(platform, query.deviceId);
  const answer = await readSessions(platform, device);
  const snapshot = answer.ok ? answer.value : sessionsOf(platform).last.get(device.id);
  const sessions = snapshot === undefined ? [] : await sessionsWithOwners(platform, device, snapshot);
  return {
    ...pageOfSessions(sessions, query),
    counts: countsOf(sessions),
    readAt: snapshot?.readAt ?? null,
    problem: answer.ok ? null : problemOf(device, answer.error, platform.clock.now(), snapshot !== undefined),
    whyNotDisconnect: whyNotDisconnect(device, platform.clock.now()),
  };
}
