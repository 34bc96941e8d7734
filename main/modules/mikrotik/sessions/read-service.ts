import type { Instant } from '#kernel/clock.ts';
import { canonical } from '../plan/canonical.ts';
import { SUSPENDED, serviceMarker } from '../plan/markers.ts';
import type { RouterReader } from '../router/read-only-router.ts';
import type { RouterFields, RouterPath, RouterRow } from '../transport/router-transport.ts';
import { ownQueueName, type Queue, queueOf } from './queue-book.ts';
import { readRows } from './read-rows.ts';
import { sessionFields } from './read-snapshot.ts';
import {
  agoOf,
  hotspotSession,
  leaseSession,
  pppSession,
  type ReportedSession,
  surroundingsOf,
} from './reported-sessions.ts';
import { instantOfRouter } from './router-clock.ts';
import type { Owner } from './service-owners.queries.ts';

/** What a router tells of one service, by a few exact questions. */
export interface ServiceReading {
  readonly readAt: Instant;
  readonly sessions: readonly ReportedSession[];
  /** The row that lets the customer in: a secret, a hotspot user, a lease. */
  readonly entry: 'absent' | 'disabled' | 'present';
  readonly last: {
    readonly seenAt: Instant | null;
    readonly callerId: string | null;
    readonly reason: string | null;
  } | null;
  /** The service's queue, also while it is offline. */
  readonly queue: Queue | undefined;
}

type Ask = (path: RouterPath, proplist: readonly string[], where: RouterFields) => Promise<RouterRow[]>;

const given = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

function entryOf(row: RouterRow | undefined): ServiceReading['entry'] {
  if (row === undefined) return 'absent';
  return canonical('disabled', row.disabled) === 'yes' ? 'disabled' : 'present';
}

const queuesNamed = (ask: Ask, name: string) => ask('/queue/simple', sessionFields.queue, { name });

/** What else concerns these addresses: the queues that name them, and whether they are cut off. */
async function around(ask: Ask, readAt: Instant, addresses: readonly string[], named: readonly RouterRow[]) {
  const perAddress = await Promise.all(
    addresses.map(async (address) => {
      const isNamed = named.length > 0;
      const [queues, blocked] = await Promise.all([
        isNamed ? [] : ask('/queue/simple', sessionFields.queue, { target: `${address}/32` }),
        ask('/ip/firewall/address-list', sessionFields.blocked, { list: SUSPENDED, address }),
      ]);
      return { queues, blocked };
    }),
  );
  const queues = [...named, ...perAddress.flatMap((one) => one.queues)];
  const blocked = perAddress.flatMap((one) => one.blocked);
  return { queues, surroundings: surroundingsOf({ readAt, queues, blocked }) };
}

const addressesOf = (rows: readonly RouterRow[], ...fields: readonly string[]): string[] =>
  rows.flatMap((row) => {
    const found = fields.map((field) => row[field]).find((text) => text !== undefined && text !== '');
    return found === undefined ? [] : [found];
  });

async function readPpp(ask: Ask, user: string, now: () => Instant): Promise<ServiceReading> {
  const secretFields = ['.id', 'name', 'disabled', 'last-logged-out', 'last-caller-id', 'last-disconnect-reason'];
  const [active, [secret], named, [clock = {}]] = await Promise.all([
    ask('/ppp/active', sessionFields.ppp, { name: user }),
    ask('/ppp/secret', secretFields, { name: user }),
    queuesNamed(ask, ownQueueName({ kind: 'ppp', user })),
    ask('/system/clock', ['date', 'time'], {}),
  ]);
  const readAt = now();
  const { queues, surroundings } = await around(ask, readAt, addressesOf(active, 'address'), named);
  const [queue] = queues;
  return {
    readAt,
    sessions: active.map((row) => pppSession(row, surroundings)),
    entry: entryOf(secret),
    last:
      secret === undefined
        ? null
        : {
            seenAt: instantOfRouter(secret['last-logged-out'], clock, readAt),
            callerId: given(secret['last-caller-id']),
            reason: given(secret['last-disconnect-reason']),
          },
    queue: queue && queueOf(queue),
  };
}

async function readHotspot(ask: Ask, user: string, now: () => Instant): Promise<ServiceReading> {
  const [active, [entry], named] = await Promise.all([
    ask('/ip/hotspot/active', sessionFields.hotspot, { user }),
    ask('/ip/hotspot/user', ['.id', 'name', 'disabled'], { name: user }),
    queuesNamed(ask, ownQueueName({ kind: 'hotspot', user })),
  ]);
  const readAt = now();
  const { queues, surroundings } = await around(ask, readAt, addressesOf(active, 'address'), named);
  const [queue] = queues;
  return {
    readAt,
    sessions: active.map((row) => hotspotSession(row, surroundings)),
    entry: entryOf(entry),
    last: null,
    queue: queue && queueOf(queue),
  };
}

async function readDhcp(ask: Ask, { id, mac, ip }: Owner, now: () => Instant): Promise<ServiceReading> {
  const where: RouterFields = mac === null ? { address: ip ?? '' } : { 'mac-address': mac };
  const [leases, ours] = await Promise.all([
    ask('/ip/dhcp-server/lease', sessionFields.lease, where),
    ask('/queue/simple', sessionFields.queue, { comment: serviceMarker(id) }),
  ]);
  const readAt = now();
  const bound = leases.filter(({ status }) => status === 'bound');
  const addresses = addressesOf(bound, 'active-address', 'address');
  const { queues, surroundings } = await around(ask, readAt, addresses, ours);
  const lease = bound[0] ?? leases[0];
  const queue = ours[0] ?? queues[0];
  return {
    readAt,
    sessions: bound.map((row) => leaseSession(row, surroundings)),
    entry: entryOf(lease),
    last: lease === undefined ? null : { seenAt: agoOf(lease['last-seen'], readAt), callerId: null, reason: null },
    queue: queue && queueOf(queue),
  };
}

async function readStatic(ask: Ask, { id }: Owner, now: () => Instant): Promise<ServiceReading> {
  const [queue] = await ask('/queue/simple', sessionFields.queue, { comment: serviceMarker(id) });
  return { readAt: now(), sessions: [], entry: entryOf(queue), last: null, queue: queue && queueOf(queue) };
}

/** Asks a router of one service only: a handful of exact queries, whatever its size. */
export function readService(router: RouterReader, owner: Owner, now: () => Instant): Promise<ServiceReading> {
  const ask: Ask = (path, proplist, where) => readRows(router, path, { proplist, where });
  switch (owner.authMethod) {
    case 'pppoe':
      return readPpp(ask, owner.pppoeUser ?? '', now);
    case 'hotspot':
      return readHotspot(ask, owner.pppoeUser ?? '', now);
    case 'dhcp':
      return readDhcp(ask, owner, now);
    case 'static':
      return readStatic(ask, owner, now);
  }
}
