import type { RouterSession } from '#contract/mikrotik.ts';
import { addMs, type Instant } from '#kernel/clock.ts';
import { canonical, durationSeconds } from '../plan/canonical.ts';
import { SUSPENDED } from '../plan/markers.ts';
import type { RouterRow } from '../transport/router-transport.ts';
import { type Queue, QueueBook, uploadAndDownload } from './queue-book.ts';
import type { SessionSnapshot } from './read-snapshot.ts';

/** A session as the router tells it; whose it is, the books know. */
export interface ReportedSession extends Omit<RouterSession, 'service' | 'finding' | 'findingSentence'> {
  /** Comments of its lease and its queue: one may carry our marker. */
  readonly comments: readonly string[];
}

const given = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
const mac = (text: string | undefined): string | null => given(canonical('mac-address', text));

/** When something began that a router tells as a length of time; `never` and what is not understood are null. */
export function agoOf(length: string | undefined, readAt: Instant): Instant | null {
  const seconds = length === undefined ? undefined : durationSeconds(length);
  return seconds === undefined ? null : addMs(readAt, -seconds * 1_000);
}

const commentsOf = (...rows: (string | undefined)[]): string[] => rows.filter((text) => text !== undefined);

const measured = (queue: Queue | undefined): Pick<RouterSession, 'limit' | 'flow' | 'bytes'> => ({
  limit: queue?.limit ?? null,
  flow: queue?.flow ?? null,
  bytes: queue?.bytes ?? null,
});

interface Surroundings {
  readonly readAt: Instant;
  readonly queues: QueueBook;
  readonly blocked: ReadonlySet<string>;
}

export function pppSession(row: RouterRow, { readAt, queues, blocked }: Surroundings): ReportedSession {
  const id = row['.id'] ?? '';
  const user = row.name ?? '';
  const address = given(row.address);
  const queue = queues.of({ kind: 'ppp', user, address }, given(row.service) ?? undefined);
  return {
    key: `ppp:${id}`,
    kind: 'ppp',
    id,
    user,
    address,
    // An L2TP client's caller-id is its address.
    mac: mac(row['caller-id']),
    hostName: null,
    since: agoOf(row.uptime, readAt),
    seenAt: null,
    ...measured(queue),
    isCutOff: address !== null && blocked.has(address),
    isDynamic: false,
    comments: commentsOf(queue?.comment),
  };
}

export function hotspotSession(row: RouterRow, { readAt, queues, blocked }: Surroundings): ReportedSession {
  const id = row['.id'] ?? '';
  const user = row.user ?? '';
  const address = given(row.address);
  const queue = queues.of({ kind: 'hotspot', user, address });
  const [upload] = uploadAndDownload(row['bytes-in']) ?? [];
  const [download] = uploadAndDownload(row['bytes-out']) ?? [];
  const counted = upload === undefined || download === undefined ? null : { upload, download };
  return {
    key: `hotspot:${id}`,
    kind: 'hotspot',
    id,
    user,
    address,
    mac: mac(row['mac-address']),
    hostName: null,
    since: agoOf(row.uptime, readAt),
    seenAt: null,
    ...measured(queue),
    bytes: counted ?? queue?.bytes ?? null,
    isCutOff: address !== null && blocked.has(address),
    isDynamic: false,
    comments: commentsOf(queue?.comment),
  };
}

export function leaseSession(row: RouterRow, { readAt, queues, blocked }: Surroundings): ReportedSession {
  const id = row['.id'] ?? '';
  const user = mac(row['active-mac-address']) ?? mac(row['mac-address']) ?? '';
  const address = given(row['active-address']) ?? given(row.address);
  const queue = queues.of({ kind: 'dhcp', user, address });
  return {
    key: `dhcp:${id}`,
    kind: 'dhcp',
    id,
    user,
    address,
    mac: given(user),
    hostName: given(row['host-name']),
    since: null,
    seenAt: agoOf(row['last-seen'], readAt),
    ...measured(queue),
    isCutOff: address !== null && blocked.has(address),
    isDynamic: canonical('dynamic', row.dynamic) === 'yes',
    comments: commentsOf(row.comment, queue?.comment),
  };
}

export function surroundingsOf({
  readAt,
  queues,
  blocked,
}: Pick<SessionSnapshot, 'readAt' | 'queues' | 'blocked'>): Surroundings {
  const addresses = blocked
    .filter((row) => (row.list ?? SUSPENDED) === SUSPENDED && canonical('disabled', row.disabled) !== 'yes')
    .map((row) => canonical('address', row.address));
  return { readAt, queues: new QueueBook(queues), blocked: new Set(addresses) };
}

/** Everyone who is on a router, in no order. */
export function reportedSessions(snapshot: SessionSnapshot): ReportedSession[] {
  const around = surroundingsOf(snapshot);
  return [
    ...snapshot.ppp.map((row) => pppSession(row, around)),
    ...snapshot.hotspot.map((row) => hotspotSession(row, around)),
    ...snapshot.leases.filter((row) => row.status === 'bound').map((row) => leaseSession(row, around)),
  ];
}
