import type { SessionFinding } from '#contract/mikrotik.ts';
import { subscriptionStateWords } from '#contract/subscription-machine.ts';
import type { Id } from '#kernel/ids.ts';
import { SUSPENDED } from '../plan/markers.ts';
import type { ReportedSession } from './reported-sessions.ts';
import type { Owner } from './service-owners.queries.ts';
import { rateInWords } from './words.ts';

export interface Disagreement {
  readonly finding: SessionFinding;
  readonly sentence: string;
}

const METHODS: Readonly<Record<ReportedSession['kind'], readonly Owner['authMethod'][]>> = {
  ppp: ['pppoe'],
  hotspot: ['hotspot'],
  dhcp: ['dhcp', 'static'],
};

const isAsSold = ({ limit }: ReportedSession, owner: Owner): boolean =>
  limit !== null && limit.downloadKbps === owner.downloadKbps && limit.uploadKbps === owner.uploadKbps;

/**
 * Where a session does something else than the books say of its service; the worst first. A lease of a customer who signs
 * in by PPPoE is their modem's, not their service, and is not judged.
 */
export function findDisagreement(session: ReportedSession, owner: Owner, deviceId: Id): Disagreement | null {
  if (!METHODS[session.kind].includes(owner.authMethod)) return null;
  const state = subscriptionStateWords[owner.state];
  switch (owner.state) {
    case 'draft':
    case 'pending_install':
    case 'terminated':
      return { finding: 'serves_ended', sentence: `${state} in the books, but online.` };
    case 'suspended':
    case 'paused':
      if (session.isCutOff) return null;
      return { finding: 'serves_suspended', sentence: `${state} in the books, but online and not cut off.` };
    case 'active':
      return judgeActive(session, owner, deviceId);
  }
}

function judgeActive(session: ReportedSession, owner: Owner, deviceId: Id): Disagreement | null {
  if (session.isCutOff) {
    return {
      finding: 'cut_off',
      sentence: `Active in the books, but the router’s list ${SUSPENDED} blocks its address.`,
    };
  }
  if (owner.deviceId !== deviceId) {
    return { finding: 'other_router', sentence: `The books have it on ${owner.deviceName ?? 'no router'}.` };
  }
  if (!isAsSold(session, owner)) {
    const runs = session.limit === null ? 'without a limit' : `at ${rateInWords(session.limit)}`;
    return { finding: 'other_rate', sentence: `Runs ${runs}; ${owner.planName} is ${rateInWords(owner)}.` };
  }
  if (owner.ip !== null && session.address !== null && owner.ip !== session.address) {
    return { finding: 'other_address', sentence: `Has ${session.address}; the books say ${owner.ip}.` };
  }
  return null;
}
