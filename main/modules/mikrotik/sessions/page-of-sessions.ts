import type { RouterSession, SessionList, SessionQuery } from '#contract/mikrotik.ts';
import { invalid } from '#kernel/errors.ts';

const numberOf = (address: string): number => address.split('.').reduce((value, part) => value * 256 + Number(part), 0);

const tenths = (value: number): string => String(Math.round(value)).padStart(16, '0');

type SortBy = SessionQuery['sort']['by'];

/** Texts that sort as the column does; what is not known sorts first. */
const sortText: Readonly<Record<SortBy, (session: RouterSession) => string>> = {
  user: ({ user }) => user.toLowerCase(),
  customer: ({ service }) => service?.customerName.toLowerCase() ?? '',
  address: ({ address }) => (address === null ? '' : tenths(numberOf(address))),
  since: ({ since }) => since ?? '',
  download: ({ bytes }) => (bytes === null ? '' : tenths(bytes.download)),
};

function searchedText({ user, address, mac, hostName, service }: RouterSession): string {
  const texts = [user, address, mac, mac?.replaceAll(':', ''), hostName, service?.code, service?.customerName];
  return texts
    .filter((text) => text !== null && text !== undefined)
    .join(' ')
    .toLowerCase();
}

function filterOf({ search, kind, which }: SessionQuery): (session: RouterSession) => boolean {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return (session) => {
    if (kind !== undefined && session.kind !== kind) return false;
    if (which === 'unknown' && session.service !== null) return false;
    if (which === 'known' && session.service === null) return false;
    if (which === 'differing' && session.finding === null) return false;
    if (words.length === 0) return true;
    const text = searchedText(session);
    return words.every((word) => text.includes(word));
  };
}

type Position = readonly [value: string, key: string];

function decode(cursor: string): Position {
  try {
    const at: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(at) && typeof at[0] === 'string' && typeof at[1] === 'string') return [at[0], at[1]];
  } catch {
    // Text that is not one of ours is answered below.
  }
  throw invalid({ cursor: 'This list has changed; open it anew.' });
}

const compare = (a: Position, b: Position): number => {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1] === b[1]) return 0;
  return a[1] < b[1] ? -1 : 1;
};

/** One page by key: a reading between two pages moves nobody from one to the other. */
export function pageOfSessions(
  sessions: readonly RouterSession[],
  query: SessionQuery,
): Pick<SessionList, 'items' | 'nextCursor' | 'total'> {
  const { sort, cursor, limit } = query;
  const textOf = sortText[sort.by];
  const sign = sort.direction === 'asc' ? 1 : -1;
  const found = sessions.filter(filterOf(query)).map((session) => ({
    session,
    at: [textOf(session), session.key] as const,
  }));
  found.sort((a, b) => sign * compare(a.at, b.at));
  const after = cursor === null ? null : decode(cursor);
  const rest = after === null ? found : found.filter(({ at }) => sign * compare(at, after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rest.length > limit && last !== undefined;
  return {
    items: page.map(({ session }) => session),
    nextCursor: hasMore ? Buffer.from(JSON.stringify(last.at)).toString('base64url') : null,
    total: found.length,
  };
}
