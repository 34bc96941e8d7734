import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { subscriptionStates } from '../subscription-machine.ts';
import { id, instant, listInput, listOf, reason } from '../values.ts';

/** ppp: PPPoE and its relatives. dhcp: a bound lease, which is as much as a router knows of such a client. */
export const sessionKinds = ['ppp', 'hotspot', 'dhcp'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Where a live session does something else than the books say of its service. */
export const sessionFindings = [
  'serves_suspended', // suspended or paused in the books, yet nothing cuts it off
  'serves_ended', // a draft, not installed or terminated in the books, yet online
  'cut_off', // active in the books, yet the router blocks its address
  'other_rate', // another limit than the plan's, or none
  'other_router', // the books have the service on another router
  'other_address', // another address than the one the books gave
] as const;
export type SessionFinding = (typeof sessionFindings)[number];

const limit = z.object({ downloadKbps: z.number(), uploadKbps: z.number() });
const flow = z.object({ downloadBps: z.number(), uploadBps: z.number() });
const bytes = z.object({ download: z.number(), upload: z.number() });

export const routerSession = z.object({
  /** The kind and the router's own id. The router gives ids again: they name a session only together with its user. */
  key: z.string(),
  kind: z.enum(sessionKinds),
  id: z.string(),
  /** PPP or hotspot user; of a lease the MAC address. */
  user: z.string(),
  address: z.string().nullable(),
  mac: z.string().nullable(),
  hostName: z.string().nullable(),
  /** Null for a lease: a router does not keep when a DHCP client came. */
  since: instant.nullable(),
  /** Of a lease: when its client was last heard. */
  seenAt: instant.nullable(),
  /** Null: no queue limits it. */
  limit: limit.nullable(),
  /** What passes its queue now; null where no queue counts it. */
  flow: flow.nullable(),
  bytes: bytes.nullable(),
  /** Whether the router's list of suspended addresses holds it. */
  isCutOff: z.boolean(),
  /** Of a lease: made by the DHCP server itself, and so removable. */
  isDynamic: z.boolean(),
  /** Null: the session is nobody's in the books. */
  service: z
    .object({
      id,
      code: z.string(),
      customerId: id,
      customerName: z.string(),
      planName: z.string(),
      state: z.enum(subscriptionStates),
    })
    .nullable(),
  finding: z.enum(sessionFindings).nullable(),
  /** "Suspended in the books, but online at full rate." */
  findingSentence: z.string().nullable(),
});
export type RouterSession = z.infer<typeof routerSession>;

const sessionQuery = listInput(['user', 'customer', 'address', 'since', 'download']).extend({
  deviceId: id,
  kind: z.enum(sessionKinds).optional(),
  /** unknown: of no service in the books. differing: not as the books say. */
  which: z.enum(['known', 'unknown', 'differing']).optional(),
});
export type SessionQuery = z.infer<typeof sessionQuery>;

const sessionList = listOf(routerSession).extend({
  /** When the router answered what is shown; null when it never did since this office started. */
  readAt: instant.nullable(),
  /** Why what is shown is old, or nothing is shown. */
  problem: z.string().nullable(),
  /** Of all sessions, whatever the filter. */
  counts: z.object({
    all: z.number().int(),
    ppp: z.number().int(),
    hotspot: z.number().int(),
    dhcp: z.number().int(),
    unknown: z.number().int(),
    differing: z.number().int(),
  }),
  /** Why nobody may be disconnected there now. */
  whyNotDisconnect: z.string().nullable(),
});
export type SessionList = z.infer<typeof sessionList>;

const serviceSessions = z.object({
  subscriptionId: id,
  /** unknown: the router was not read, or there is no sign-in that it could tell of. */
  standing: z.enum(['online', 'offline', 'unknown']),
  /** "Online since 08:12 (3 h), 10.20.0.77, 20M/5M." */
  sentence: z.string(),
  readAt: instant.nullable(),
  sessions: z.array(routerSession),
  /** Of someone offline, as far as the router remembers. */
  last: z
    .object({ seenAt: instant.nullable(), callerId: z.string().nullable(), reason: z.string().nullable() })
    .nullable(),
  whyNotDisconnect: z.string().nullable(),
  /** Why there is no live traffic to look at. */
  whyNotWatch: z.string().nullable(),
});
export type ServiceSessions = z.infer<typeof serviceSessions>;

const disconnected = z.object({
  /** "2 sessions dropped, 1 was gone already." */
  sentence: z.string(),
  dropped: z.number().int(),
  sessions: z.array(
    z.object({ user: z.string(), outcome: z.enum(['dropped', 'gone', 'refused', 'kept']), sentence: z.string() }),
  ),
});
export type Disconnected = z.infer<typeof disconnected>;

const trafficEvent = z.discriminatedUnion('kind', [
  /** What is being looked at; the first of a stream. */
  z.object({ kind: z.literal('source'), name: z.string(), limit: limit.nullable() }),
  z.object({ kind: z.literal('sample'), at: instant, downloadBps: z.number(), uploadBps: z.number() }),
  /** Nothing to measure at this moment, and why. */
  z.object({ kind: z.literal('gap'), at: instant, sentence: z.string() }),
  /** The last of a stream. */
  z.object({ kind: z.literal('end'), sentence: z.string() }),
]);
export type TrafficEvent = z.infer<typeof trafficEvent>;

const user = z.string().min(1).max(200);

export const sessions = {
  list: procedure('network.read', 'GET /devices/{deviceId}/sessions', 'Who is on a router now, with what the books say')
    .input(sessionQuery)
    .output(sessionList),
  ofSubscription: procedure(
    'network.read',
    'GET /subscriptions/{subscriptionId}/sessions',
    'Whether a service is online, since when, and at what rate',
  )
    .input(z.object({ subscriptionId: id }))
    .output(serviceSessions),
  disconnect: procedure(
    'network.write',
    'POST /devices/{deviceId}/sessions/disconnect',
    'Drops live sessions; whoever may be online dials in again',
  )
    .input(
      z.object({
        deviceId: id,
        sessions: z
          .array(z.object({ kind: z.enum(sessionKinds), id: z.string().min(1).max(40), user }))
          .min(1)
          .max(500),
        reason,
      }),
    )
    .output(disconnected),
  disconnectService: procedure(
    'network.write',
    'POST /subscriptions/{subscriptionId}/sessions/disconnect',
    'Drops the live sessions of a service',
  )
    .input(z.object({ subscriptionId: id, reason }))
    .output(disconnected),
  traffic: procedure(
    'network.read',
    'GET /devices/{deviceId}/sessions/traffic',
    'What passes through one session, as it passes',
  )
    .input(z.object({ deviceId: id, kind: z.enum(sessionKinds), user }))
    .output(eventIterator(trafficEvent)),
  trafficOf: procedure(
    'network.read',
    'GET /subscriptions/{subscriptionId}/sessions/traffic',
    'What passes through one service, as it passes',
  )
    .input(z.object({ subscriptionId: id }))
    .output(eventIterator(trafficEvent)),
};
