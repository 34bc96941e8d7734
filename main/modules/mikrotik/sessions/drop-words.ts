import type { Disconnected, SessionKind } from '#contract/mikrotik.ts';
import type { Outcome, SessionRef } from './drop-on-router.ts';
import { counted } from './words.ts';

const droppedWords: Readonly<Record<SessionKind, string>> = {
  ppp: 'dropped; its router dials in again by itself',
  hotspot: 'is signed out, and its cookie removed: it has to sign in again',
  dhcp: 'lost its lease; the device keeps its address until it asks again',
};

function outcomeInWords({ kind, user }: SessionRef, outcome: Outcome): string {
  switch (outcome) {
    case 'dropped':
      return `${user} ${droppedWords[kind]}.`;
    case 'gone':
      return `${user} was gone already, or its place is another’s now.`;
    case 'kept':
      return `${user} is still there: the router took the command and kept the session.`;
    case 'refused':
      return `${user} has a fixed lease: a DHCP client cannot be thrown out, and without the lease it would only lose its address. Suspend the service to cut it off.`;
  }
}

/** What came of it: one session in its own sentence, several counted. */
export function disconnectedInWords(outcomes: ReadonlyMap<SessionRef, Outcome>): Disconnected {
  const sessions = [...outcomes].map(([ref, outcome]) => ({
    user: ref.user,
    outcome,
    sentence: outcomeInWords(ref, outcome),
  }));
  const count = (outcome: Outcome): number => sessions.filter((session) => session.outcome === outcome).length;
  const parts = [`${counted(count('dropped'), 'session')} dropped`];
  if (count('gone') > 0) parts.push(`${count('gone')} gone already`);
  if (count('refused') > 0) parts.push(`${counted(count('refused'), 'fixed lease')} left alone`);
  if (count('kept') > 0) parts.push(`${count('kept')} still there`);
  const [only] = sessions;
  const sentence = sessions.length === 1 && only !== undefined ? only.sentence : `${parts.join(', ')}.`;
  return { sentence, dropped: count('dropped'), sessions };
}
