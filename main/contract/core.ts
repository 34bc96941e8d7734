import { z } from 'zod';
import { isIpv4 } from '../kernel/network-address.ts';
import { auditEntry } from './platform.ts';
import { procedure } from './procedure.ts';
import { subscriptionStates } from './subscription-machine.ts';
import {
  date,
  done,
  email,
  host,
  id,
  instant,
  ipv4,
  listInput,
  listOf,
  mac,
  minor,
  name,
  note,
  notNegativeMinor,
  port,
  position,
  pppoeUser,
  reason,
  shortText,
} from './values.ts';

// Sectors

export const sectorKinds = ['tower', 'access_point', 'pon', 'cabinet', 'area'] as const;
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,23}$/, { error: 'A short code: letters, digits and . _ - only.' });

const sectorFields = z.object({
  name,
  code,
  kind: z.enum(sectorKinds),
  parentId: id.nullable(),
  position: position.nullable(),
  notes: note,
});
/** Defaults stand only where something is added: in a change, a field that is not named stays as it is. */
const newSector = sectorFields.extend({ notes: note.default('') });
export type NewSector = z.infer<typeof newSector>;
const sectorChange = sectorFields.partial().extend({ id });
export type SectorChange = z.infer<typeof sectorChange>;
const sectorQuery = listInput(['name', 'code', 'createdAt']).extend({ archived: z.boolean().default(false) });
export type SectorQuery = z.infer<typeof sectorQuery>;

export const sector = sectorFields.extend({
  id,
  parentName: z.string().nullable(),
  serviceCount: z.number().int(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Sector = z.infer<typeof sector>;

const sectors = {
  list: procedure('customers.read', 'GET /sectors', 'Sectors').input(sectorQuery).output(listOf(sector)),
  get: procedure('customers.read', 'GET /sectors/{id}', 'One sector').input(z.object({ id })).output(sector),
  create: procedure('network.write', 'POST /sectors', 'Adds a sector').input(newSector).output(done),
  update: procedure('network.write', 'PATCH /sectors/{id}', 'Changes a sector').input(sectorChange).output(done),
  archive: procedure('network.write', 'DELETE /sectors/{id}', 'Archives a sector that serves nobody')
    .input(z.object({ id }))
    .output(done),
};

// Devices

export const deviceKinds = ['mikrotik', 'switch', 'ap', 'radio', 'olt'] as const;
export const deviceStages = ['dry_run', 'staged', 'live'] as const;
export type DeviceStage = (typeof deviceStages)[number];

/** RouterOS takes an address or an id (`*1`) where a pool is named; either would give all customers the same. */
const poolName = z
  .string()
  .trim()
  .regex(/^(?!\*)[^\p{C}]{1,64}$/u, { error: 'The name of a pool on the router: at most 64 characters.' })
  .refine((name) => !isIpv4(name), { error: 'The name of a pool on the router, not an address.' });

const deviceFields = z.object({
  name,
  kind: z.enum(deviceKinds),
  sectorId: id.nullable(),
  host,
  port,
  security: z.enum(['plain', 'tls']),
  /** SHA-256 of the certificate that is trusted; required with `tls`. */
  tlsFingerprint: z.string().max(120).nullable(),
  apiUser: z.string().trim().min(1, { error: 'The API user’s name.' }).max(64),
  encoding: z.enum(['utf8', 'win1252']),
  /** How PPPoE services are suspended: by the `isp-suspended` profile (soft) or by disabling the secret (hard). */
  pppoeSuspendMode: z.enum(['soft', 'hard']),
  /** The router's end of PPPoE sessions; null: the profiles on the router keep what a person gave them. */
  pppoeLocalAddress: ipv4.nullable(),
  /** The pool of the router that PPPoE sessions without a fixed IP are addressed from; null: as above. */
  pppoePool: poolName.nullable(),
  /** The DHCP server in which leases are made; `all` for any. */
  dhcpServer: z.string().trim().min(1).max(64),
  notes: note,
});
const newDevice = deviceFields.extend({
  kind: deviceFields.shape.kind.default('mikrotik'),
  port: port.default(8728),
  security: deviceFields.shape.security.default('plain'),
  tlsFingerprint: deviceFields.shape.tlsFingerprint.default(null),
  encoding: deviceFields.shape.encoding.default('utf8'),
  pppoeSuspendMode: deviceFields.shape.pppoeSuspendMode.default('soft'),
  pppoeLocalAddress: deviceFields.shape.pppoeLocalAddress.default(null),
  pppoePool: deviceFields.shape.pppoePool.default(null),
  dhcpServer: deviceFields.shape.dhcpServer.default('all'),
  notes: note.default(''),
});
const devicePassword = z.string().max(128);
const addedDevice = newDevice.extend({ password: devicePassword });
export type NewDevice = z.infer<typeof addedDevice>;
const deviceChange = deviceFields.partial().extend({ id, password: devicePassword.optional() });
export type DeviceChange = z.infer<typeof deviceChange>;
const deviceQuery = listInput(['name', 'host', 'createdAt']).extend({
  health: z.enum(['unknown', 'up', 'down']).optional(),
  stage: z.enum(deviceStages).optional(),
  sectorId: id.optional(),
  archived: z.boolean().default(false),
});
export type DeviceQuery = z.infer<typeof deviceQuery>;

export const device = deviceFields.extend({
  id,
  sectorName: z.string().nullable(),
  stage: z.enum(deviceStages),
  hasPassword: z.boolean(),
  routerosVersion: z.string().nullable(),
  board: z.string().nullable(),
  identity: z.string().nullable(),
  health: z.object({
    state: z.enum(['unknown', 'up', 'down']),
    since: instant.nullable(),
    lastSeenAt: instant.nullable(),
    lastCheckedAt: instant.nullable(),
    lastError: z.string().nullable(),
    latencyMs: z.number().int().nullable(),
    cpuPercent: z.number().int().nullable(),
    memoryPercent: z.number().int().nullable(),
    uptimeSeconds: z.number().int().nullable(),
    sessionCount: z.number().int().nullable(),
  }),
  serviceCount: z.number().int(),
  driftedCount: z.number().int(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Device = z.infer<typeof device>;

const devices = {
  list: procedure('network.read', 'GET /devices', 'Routers and other devices')
    .input(deviceQuery)
    .output(listOf(device)),
  get: procedure('network.read', 'GET /devices/{id}', 'One device').input(z.object({ id })).output(device),
  create: procedure('network.write', 'POST /devices', 'Adds a device; it begins as dry run')
    .input(addedDevice)
    .output(done),
  update: procedure('network.write', 'PATCH /devices/{id}', 'Changes a device; the password only when given')
    .input(deviceChange)
    .output(done),
  setStage: procedure('network.write', 'POST /devices/{id}/stage', 'Dry run, staged or live')
    .input(z.object({ id, stage: z.enum(deviceStages), reason }))
    .output(done),
  archive: procedure('network.write', 'DELETE /devices/{id}', 'Archives a device that serves nobody')
    .input(z.object({ id }))
    .output(done),
};

// Plans

export const authMethods = ['dhcp', 'pppoe', 'hotspot', 'static'] as const;
export type AuthMethod = (typeof authMethods)[number];

const kbps = z.number().int().min(64, { error: 'At least 64 kbps.' }).max(100_000_000);
const planFields = z.object({
  name,
  downloadKbps: kbps,
  uploadKbps: kbps,
  burst: z
    .object({
      downloadKbps: kbps,
      uploadKbps: kbps,
      thresholdPercent: z.number().int().min(1).max(100),
      seconds: z.number().int().min(1).max(300),
    })
    .nullable(),
  taxBasisPoints: z.number().int().min(0).max(10_000),
  periodMonths: z.number().int().min(1).max(12),
  authMethods: z.array(z.enum(authMethods)).min(1, { error: 'At least one way to connect.' }),
  routerosProfile: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, { error: 'A profile name: letters, digits and . _ - only.' }),
  onSale: z.enum(['on_sale', 'withdrawn']),
});
const newPlan = planFields.extend({
  burst: planFields.shape.burst.default(null),
  periodMonths: planFields.shape.periodMonths.default(1),
  onSale: planFields.shape.onSale.default('on_sale'),
  priceMinor: notNegativeMinor,
});
export type NewPlan = z.infer<typeof newPlan>;
const planChange = planFields.partial().extend({ id });
export type PlanChange = z.infer<typeof planChange>;
const planQuery = listInput(['name', 'price', 'createdAt']).extend({
  onSale: z.enum(['on_sale', 'withdrawn']).optional(),
});
export type PlanQuery = z.infer<typeof planQuery>;
const priceChange = z.object({ id, priceMinor: notNegativeMinor, effectiveFrom: date });
export type PriceChange = z.infer<typeof priceChange>;

const planPrice = z.object({ effectiveFrom: date, priceMinor: minor });

export const plan = planFields.extend({
  id,
  /** In force today; null, as the next one, for who may not see money ('money.balances'). */
  priceMinor: minor.nullable(),
  nextPrice: planPrice.nullable(),
  currency: z.string(),
  serviceCount: z.number().int(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Plan = z.infer<typeof plan>;

const plans = {
  list: procedure('plans.read', 'GET /plans', 'Service plans').input(planQuery).output(listOf(plan)),
  get: procedure('plans.read', 'GET /plans/{id}', 'One plan with its prices')
    .input(z.object({ id }))
    .output(
      plan.extend({
        /** Empty for who may not see money. */
        prices: z.array(planPrice),
      }),
    ),
  create: procedure('plans.write', 'POST /plans', 'Adds a plan').input(newPlan).output(done),
  update: procedure(
    'plans.write',
    'PATCH /plans/{id}',
    'Changes a plan; its rates reach the routers as changes to apply',
  )
    .input(planChange)
    .output(done),
  previewPrice: procedure(
    'money.balances',
    'GET /plans/{id}/price-preview',
    'Whom a new price touches, and how much, from when',
  )
    .input(priceChange)
    .output(
      z.object({
        services: z.number().int(),
        overridden: z.number().int(),
        monthlyDifferenceMinor: minor,
        presentMinor: minor,
        currency: z.string(),
      }),
    ),
  changePrice: procedure(
    'plans.write',
    'POST /plans/{id}/prices',
    'A new price from a day on; periods that began before keep the old one',
  )
    .input(priceChange)
    .output(done),
};

// Customers

const phone = z
  .string()
  .trim()
  .regex(/^$|^\+?[0-9][0-9 ()./-]{4,24}$/, { error: 'A phone number such as +234 803 555 0147.' });

const customerFields = z.object({
  name,
  kind: z.enum(['person', 'business']),
  phone,
  email: z.union([z.literal(''), email]),
  address: shortText,
  taxId: shortText,
  notes: note,
});
const newCustomer = customerFields.extend({
  kind: customerFields.shape.kind.default('person'),
  phone: phone.default(''),
  email: customerFields.shape.email.default(''),
  address: shortText.default(''),
  taxId: shortText.default(''),
  notes: note.default(''),
});
export type NewCustomer = z.infer<typeof newCustomer>;
const customerChange = customerFields.partial().extend({ id });
export type CustomerChange = z.infer<typeof customerChange>;
const customerQuery = listInput(['name', 'code', 'createdAt']).extend({
  state: z.enum(subscriptionStates).optional(),
  sectorId: id.optional(),
  planId: id.optional(),
  kind: z.enum(['person', 'business']).optional(),
  archived: z.boolean().default(false),
});
export type CustomerQuery = z.infer<typeof customerQuery>;

export const customer = customerFields.extend({
  id,
  code: z.string(),
  services: z.object({
    active: z.number().int(),
    suspended: z.number().int(),
    paused: z.number().int(),
    waiting: z.number().int(),
    terminated: z.number().int(),
  }),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Customer = z.infer<typeof customer>;

const customers = {
  list: procedure('customers.read', 'GET /customers', 'Customers by name, code, phone, e-mail, MAC, IP or PPPoE user')
    .input(customerQuery)
    .output(listOf(customer)),
  get: procedure('customers.read', 'GET /customers/{id}', 'One customer').input(z.object({ id })).output(customer),
  create: procedure('customers.write', 'POST /customers', 'Adds a customer')
    .input(newCustomer)
    .output(done.extend({ code: z.string() })),
  update: procedure('customers.write', 'PATCH /customers/{id}', 'Changes a customer')
    .input(customerChange)
    .output(done),
  archive: procedure('customers.write', 'DELETE /customers/{id}', 'Archives a customer without running services')
    .input(z.object({ id }))
    .output(done),
  timeline: procedure(
    'customers.read',
    'GET /customers/{id}/timeline',
    'Everything that happened to the customer and their services',
  )
    .input(
      z.object({
        id,
        cursor: z.string().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() })),
};

// Subscriptions

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
  ip: ipv4.nullable(),
  pppoeUser: pppoeUser.nullable(),
  address: shortText,
  position: position.nullable(),
  anchorDay: z.number().int().min(1).max(31),
  priceOverrideMinor: notNegativeMinor.nullable(),
  notes: note,
});
const newSubscription = subscriptionFields.extend({
  authMethod: subscriptionFields.shape.authMethod.default('dhcp'),
  dhcpMode: subscriptionFields.shape.dhcpMode.default('dynamic'),
  mac: mac.nullable().default(null),
  ip: ipv4.nullable().default(null),
  pppoeUser: pppoeUser.nullable().default(null),
  address: shortText.default(''),
  position: position.nullable().default(null),
  priceOverrideMinor: notNegativeMinor.nullable().default(null),
  notes: note.default(''),
  pppoePassword: z.string().min(6).max(64).nullable().default(null),
});
export type NewSubscription = z.infer<typeof newSubscription>;
const subscriptionChange = subscriptionFields
  .omit({ customerId: true })
  .partial()
  .extend({ id, pppoePassword: z.string().min(6).max(64).optional() });
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
});
export type SubscriptionQuery = z.infer<typeof subscriptionQuery>;

export const subscription = subscriptionFields.extend({
  id,
  code: z.string(),
  customerCode: z.string(),
  customerName: z.string(),
  planName: z.string(),
  downloadKbps: z.number().int(),
  uploadKbps: z.number().int(),
  /** The service's own price, else the plan's; null, as the own one, for who may not see money ('money.balances'). */
  priceMinor: minor.nullable(),
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
  position: position.optional(),
  mac: mac.optional(),
  ip: ipv4.optional(),
  deviceId: id.optional(),
});
export type Activation = z.infer<typeof activation>;
const exemption = z.object({ id, until: date.nullable(), reason: reason.nullable() });
export type Exemption = z.infer<typeof exemption>;

const subscriptions = {
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
  pppoePassword: procedure(
    'secrets.pppoe',
    'GET /subscriptions/{id}/pppoe-password',
    'Shows the PPPoE password; the look is audited',
  )
    .input(z.object({ id }))
    .output(z.object({ user: z.string(), password: z.string() })),
};

const servicesBoard = z.object({
  customers: z.number().int(),
  byState: z.record(z.enum(subscriptionStates), z.number().int()),
  disagreeing: z.number().int(),
  sectors: z.array(z.object({ id, name: z.string(), active: z.number().int(), suspended: z.number().int() })),
});
export type ServicesBoard = z.infer<typeof servicesBoard>;

const board = {
  summary: procedure(
    'customers.read',
    'GET /board/services',
    'Services by state, and where router and books differ',
  ).output(servicesBoard),
};

export const coreContract = { sectors, devices, plans, customers, subscriptions, board };
