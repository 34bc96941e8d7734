import type { RouterSession } from '#contract/mikrotik.ts';
import { epochMs, type Instant } from '#kernel/clock.ts';
import type { ServiceReading } from './read-service.ts';
import type { Owner } from './service-owners.queries.ts';
import { bitsInWords, lengthInWords, rateInWords, timeInWords } from './words.ts';

interface Telling {
  readonly owner: Pick<Owner, 'authMethod' | 'pppoeUser' | 'mac' | 'ip' | 'state'>;
  readonly routerName: string;
  readonly timeZone: string;
}

const secondsBetween = (from: Instant, to: Instant): number => (epochMs(to) - epochMs(from)) / 1_000;

const since = (at: Instant, now: Instant, timeZone: string): string =>
  `since ${timeInWords(at, now, timeZone)} (${lengthInWords(secondsBetween(at, now))})`;

const limitOf = ({ limit }: Pick<RouterSession, 'limit'>): string =>
  limit === null ? 'without a limit' : rateInWords(limit);

function oneOnline(session: RouterSession, readAt: Instant, { timeZone }: Telling): string {
  const { kind, seenAt, address, mac } = session;
  const facts = [limitOf(session)];
  if (address !== null) facts.unshift(address);
  if (kind === 'dhcp') {
    const seen = seenAt === null ? '' : `, last heard ${lengthInWords(secondsBetween(seenAt, readAt))} ago`;
    return `a lease for ${mac ?? 'its device'}${seen}, ${facts.join(', ')}.`;
  }
  return `${session.since === null ? '' : `${since(session.since, readAt, timeZone)}, `}${facts.join(', ')}.`;
}

function online(sessions: readonly [RouterSession, ...RouterSession[]], readAt: Instant, telling: Telling): string {
  const [first] = sessions;
  const isCutOff = sessions.every((session) => session.isCutOff);
  const word = first.kind === 'dhcp' ? 'Online:' : 'Online';
  const begins = isCutOff ? (first.kind === 'dhcp' ? 'Cut off, and connected:' : 'Cut off, and signed in') : word;
  const others = sessions.length > 1 ? ` And ${sessions.length - 1} more at the same time.` : '';
  return `${begins} ${oneOnline(first, readAt, telling)}${others}`;
}

const entryWords: Readonly<Record<Owner['authMethod'], string>> = {
  pppoe: 'PPP secret',
  hotspot: 'hotspot user',
  dhcp: 'lease',
  static: 'queue',
};

function offline({ entry, last, readAt }: ServiceReading, { owner, routerName, timeZone }: Telling): string {
  const { authMethod, pppoeUser, mac, ip } = owner;
  const noun = entryWords[authMethod];
  if (entry === 'absent') return `Offline: ${routerName} has no ${noun} ${pppoeUser ?? mac ?? ip ?? 'for it'}.`;
  if (entry === 'disabled') return `Offline: its ${noun} is disabled on ${routerName}.`;
  const seenAt = last?.seenAt ?? null;
  if (authMethod === 'dhcp') {
    if (seenAt === null) return 'Offline: nobody has taken its lease yet.';
    return `Offline: its device was last heard ${lengthInWords(secondsBetween(seenAt, readAt))} ago.`;
  }
  if (seenAt === null) return `Offline: ${routerName} keeps no earlier sign-in of ${pppoeUser ?? 'it'}.`;
  const why = last?.reason == null ? '' : `: ${last.reason.replaceAll('-', ' ')}`;
  return `Offline ${since(seenAt, readAt, timeZone)}${why}.`;
}

/** "Online since 08:12 (3 h), 10.20.0.77, 20M/5M." What one reads out to the customer who asks. */
export function serviceSentence(reading: ServiceReading, sessions: readonly RouterSession[], telling: Telling): string {
  const [first, ...others] = sessions;
  if (first !== undefined) return online([first, ...others], reading.readAt, telling);
  if (telling.owner.authMethod !== 'static') return offline(reading, telling);
  if (reading.queue === undefined)
    return `A static address has no sign-in to see, and ${telling.routerName} has no queue for it.`;
  const { flow } = reading.queue;
  const passes =
    flow === null ? '' : ` ${bitsInWords(flow.downloadBps)} down and ${bitsInWords(flow.uploadBps)} up pass its queue.`;
  return `A static address has no sign-in to see.${passes}`;
}
