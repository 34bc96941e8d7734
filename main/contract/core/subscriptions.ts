import { z } from 'zod';
import { isHostIpv4 } from '../../kernel/network-address.ts';
import { procedure } from '../procedure.ts';
import { subscriptionStates } from '../subscription-machine.ts';
import {
  date,
  done,
  id,
  instant,
  ipv4,
  listInput,
  listOf,
  mac,
  minor,
  note,
  notNegativeMinor,
  position,
  pppoeUser,
  reason,
  shortText,
} from '../values.ts';
import { deviceStages } from './devices.ts';
import { authMethods } from './plans.ts';

const ownIpv4 = ipv4.refine(isHostIpv4, {
  error: 'An address that a customer can have: not one that begins with 0, 127, 169.254, or 224 and above.',
});

/** Where a phone or a form had nothing to say: 0, 0 lies in the Gulf of Guinea. */
const place = position.refine(({ lat, lng }) => lat !== 0 || lng !== 0, {
  error: '0, 0 is in the ocean: the position was not read. Take it again at the installation.',
});

/** What RouterOS takes in a secret and a person can type at their own router. */
const pppoePassword = z
  .string()
  .min(6, { error: 'At least 6 characters.' })
  .max(64, { error: 'At most 64 characters.' })
  .regex(/^\P{C}*$/u, { error: 'Characters that can be seen and typed only.' });

export const networkTruths = ['wanted', 'queued', 'applied', 'verified', 'drifted'] as const;
export type NetworkTruth = (typeof networkTruths)[number];
export const networkServices = ['absent', 'active', 'suspended'] as const;
export type NetworkService = (typeof networkServices)[number];

const subscriptionFields = z.object({
  customerId: id,
  planId: id,
  sectorId: id,
  deviceId: id.nullable(),
  authMethod: z.enum(authMethods),
  dhcpMode: z.enum(['dynamic', 'static']),
  mac: mac.nullable(),
  ip: ownIpv4.nullable(),
  pppoeUser: pppoeUser.nullable(),
  address: shortText,
  position: place.nullable(),
  anchorDay: z.number().int().min(1).max(31),
  notes: note,
});
const newSubscription = subscriptionFields.extend({
  authMethod: subscriptionFields.shape.authMethod.default('dhcp'),
  dhcpMode: subscriptionFields.shape.dhcpMode.default('dynamic'),
  mac: mac.nullable().default(null),
  ip: ownIpv4.nullable().default(null),
  pppoeUser: pppoeUser.nullable().default(null),
  address: shortText.default(''),
  position: place.nullable().default(null),
  notes: note.default(''),
  pppoePassword: pppoePassword.nullable().default(null),
});
export type NewSubscription = z.infer<typeof newSubscription>;
const subscriptionChange = subscriptionFields
  .omit({ customerId: true })
  .partial()
  .extend({ id, pppoePassword: pppoePassword.optional() });
export type SubscriptionChange = z.infer<typeof subscriptionChange>;
const subscriptionQuery = listInput(['code', 'customerName', 'stateSince', 'createdAt']).extend({
  customerId: id.optional(),
  state: z.enum(subscriptionStates).optional(),
  sectorId: id.optional(),
  deviceId: id.optional(),
  planId: id.optional(),
  networkTruth: z.enum(networkTruths).optional(),
  /** The router shows something else than the books want. */
  disagrees: z.boolean().optional(),
  /** The position was not taken at the place. */
  hasRoughPosition: z.boolean().optional(),
});
export type SubscriptionQuery = z.infer<typeof subscriptionQuery>;

export const subscription = subscriptionFields.extend({
  id,
  /** A user that was taken over is called as the router calls it. */
  pppoeUser: z.string().nullable(),
  /** Why the position is only about right; null where somebody took it at the place. */
  positionNote: z.string().nullable(),
  code: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  planName: z.string(),
  downloadKbps: z.number().int(),
  uploadKbps: z.number().int(),
  /** The service's own price, else the plan's; null, as the own one, for who may not see money ('money.balances'). */
  priceMinor: minor.nullable(),
  priceOverrideMinor: minor.nullable(),
  currency: z.string(),
  sectorName: z.string(),
  deviceName: z.string().nullable(),
  deviceStage: z.enum(deviceStages).nullable(),
  deviceHealth: z.enum(['unknown', 'up', 'down']).nullable(),
  exempt: z.object({ until: date, reason: z.string() }).nullable(),
  state: z.enum(subscriptionStates),
  stateReason: z.string(),
  stateSince: instant,
  activatedOn: date.nullable(),
  billedThrough: date.nullable(),
  network: z.object({
    truth: z.enum(networkTruths),
    /** What the router was last seen to do. */
    service: z.enum(networkServices),
    readAt: instant.nullable(),
    note: z.string().nullable(),
  }),
  createdAt: instant,
});
export type Subscription = z.infer<typeof subscription>;

const act = z.object({ id, reason });
export type Act = z.infer<typeof act>;
const activation = act.extend({
  position: place.optional(),
  mac: mac.optional(),
  ip: ownIpv4.optional(),
  deviceId: id.optional(),
});
export type Activation = z.infer<typeof activation>;
const exemption = z.object({ id, until: date.nullable(), reason: reason.nullable() });
export type Exemption = z.infer<typeof exemption>;
const servicePrice = z.object({ id, priceOverrideMinor: notNegativeMinor.nullable(), reason });
export type ServicePrice = z.infer<typeof servicePrice>;

export const subscriptions = {
  list: procedure('customers.read', 'GET /subscriptions', 'Services of all customers')
    .input(subscriptionQuery)
    .output(listOf(subscription)),
  get: procedure('customers.read', 'GET /subscriptions/{id}', 'One service')
    .input(z.object({ id }))
    .output(subscription),
  create: procedure(
    'subscriptions.write',
    'POST /subscriptions',
    'Adds a service as a draft; a PPPoE password is made by itself',
  )
    .input(newSubscription)
    .output(done.extend({ code: z.string() })),
  update: procedure(
    'subscriptions.write',
    'PATCH /subscriptions/{id}',
    'Changes a service; what the router must know is planned there',
  )
    .input(subscriptionChange)
    .output(done),
  scheduleInstall: procedure(
    'subscriptions.write',
    'POST /subscriptions/{id}/schedule-install',
    'Draft → pending install',
  )
    .input(act)
    .output(done),
  activate: procedure(
    'subscriptions.install',
    'POST /subscriptions/{id}/activate',
    'Puts the service into operation; GPS is required',
  )
    .input(activation)
    .output(done),
  suspend: procedure('subscriptions.suspend', 'POST /subscriptions/{id}/suspend', 'Suspends by hand')
    .input(act)
    .output(done),
  reconnect: procedure('subscriptions.suspend', 'POST /subscriptions/{id}/reconnect', 'Reconnects by hand')
    .input(act)
    .output(done),
  pause: procedure('subscriptions.write', 'POST /subscriptions/{id}/pause', 'Pauses at the customer’s wish; not billed')
    .input(act)
    .output(done),
  resume: procedure('subscriptions.write', 'POST /subscriptions/{id}/resume', 'Resumes a paused service')
    .input(act)
    .output(done),
  terminate: procedure('subscriptions.suspend', 'POST /subscriptions/{id}/terminate', 'Ends the service for good')
    .input(act)
    .output(done),
  exempt: procedure(
    'subscriptions.exempt',
    'POST /subscriptions/{id}/exemption',
    'Never suspend before a date, with the reason',
  )
    .input(exemption)
    .output(done),
  setPrice: procedure(
    'plans.write',
    'POST /subscriptions/{id}/price',
    'Agrees a price for this service instead of the plan’s; null: the plan’s again',
  )
    .input(servicePrice)
    .output(done),
  pppoePassword: procedure(
    'secrets.pppoe',
    'GET /subscriptions/{id}/pppoe-password',
    'Shows the PPPoE password; the look is audited',
  )
    .input(z.object({ id }))
    .output(z.object({ user: z.string(), password: z.string() })),
};
