import { z } from 'zod';
import { isHostIpv4, isIpv4 } from '../../kernel/network-address.ts';
import { procedure } from '../procedure.ts';
import { done, host, id, instant, ipv4, listInput, listOf, name, note, port, reason } from '../values.ts';

export const deviceKinds = ['mikrotik', 'switch', 'ap', 'radio', 'olt'] as const;
export const deviceStages = ['dry_run', 'staged', 'live'] as const;
/** How a device that is no MikroTik is asked whether it is there. `tcp` connects to its port. */
export const healthChecks = ['none', 'ping', 'tcp'] as const;

export type DeviceStage = (typeof deviceStages)[number];
export const deviceTransports = ['api', 'rest'] as const;
export type DeviceTransport = (typeof deviceTransports)[number];
export type DeviceSecurity = 'plain' | 'tls';

/** Where RouterOS listens unless someone moved it: api, api-ssl, www, www-ssl. */
export const usualPorts = {
  api: { plain: 8728, tls: 8729 },
  rest: { plain: 80, tls: 443 },
} as const satisfies Record<DeviceTransport, Record<DeviceSecurity, number>>;

/** RouterOS takes an address or an id (`*1`) where a pool is named; either would give all customers the same. */
const poolName = z
  .string()
  .trim()
  .regex(/^(?!\*)[^\p{C}]{1,64}$/u, { error: 'The name of a pool on the router: at most 64 characters.' })
  .refine((name) => !isIpv4(name), { error: 'The name of a pool on the router, not an address.' });

const localAddress = ipv4.refine(isHostIpv4, { error: 'An address that the router can have, such as 10.20.0.1.' });

const deviceFields = z.object({
  name,
  kind: z.enum(deviceKinds),
  sectorId: id.nullable(),
  host,
  port,
  /** How a MikroTik is spoken to: by the RouterOS API, or by REST, which RouterOS 7 alone has. */
  transport: z.enum(deviceTransports),
  security: z.enum(['plain', 'tls']),
  /** SHA-256 of the certificate that is trusted; required with `tls`. */
  tlsFingerprint: z.string().max(120).nullable(),
  apiUser: z.string().trim().min(1, { error: 'The API user’s name.' }).max(64),
  encoding: z.enum(['utf8', 'win1252']),
  /** How PPPoE services are suspended: by the `isp-suspended` profile (soft) or by disabling the secret (hard). */
  pppoeSuspendMode: z.enum(['soft', 'hard']),
  /** The router's end of PPPoE sessions; null: the profiles on the router keep what a person gave them. */
  pppoeLocalAddress: localAddress.nullable(),
  /** The pool of the router that PPPoE sessions without a fixed IP are addressed from; null: as above. */
  pppoePool: poolName.nullable(),
  /** The DHCP server in which leases are made; `all` for any. */
  dhcpServer: z.string().trim().min(1).max(64),
  /** Minutes between two comparisons with the books; null: the setting for all routers. */
  readBackMinutes: z
    .number()
    .int()
    .min(1, { error: 'A whole number from 1 to 1,440 minutes, or nothing.' })
    .max(1440, { error: 'A whole number from 1 to 1,440 minutes, or nothing.' })
    .nullable(),
  /** Of a MikroTik always `none`: it is asked through its API. */
  healthCheck: z.enum(healthChecks),
  notes: note,
});
const newDevice = deviceFields.extend({
  kind: deviceFields.shape.kind.default('mikrotik'),
  transport: deviceFields.shape.transport.default('api'),
  /** Absent: REST is spoken over TLS, the API is not. */
  security: deviceFields.shape.security.optional(),
  /** Absent: where RouterOS listens for this transport. */
  port: port.optional(),
  tlsFingerprint: deviceFields.shape.tlsFingerprint.default(null),
  encoding: deviceFields.shape.encoding.default('utf8'),
  pppoeSuspendMode: deviceFields.shape.pppoeSuspendMode.default('soft'),
  pppoeLocalAddress: deviceFields.shape.pppoeLocalAddress.default(null),
  pppoePool: deviceFields.shape.pppoePool.default(null),
  dhcpServer: deviceFields.shape.dhcpServer.default('all'),
  readBackMinutes: deviceFields.shape.readBackMinutes.default(null),
  healthCheck: deviceFields.shape.healthCheck.default('none'),
  notes: note.default(''),
});
const devicePassword = z.string().max(128);
const addedDevice = newDevice.extend({ password: devicePassword });
export type NewDevice = z.infer<typeof addedDevice>;
const deviceChange = deviceFields.partial().extend({ id, password: devicePassword.optional() });
export type DeviceChange = z.infer<typeof deviceChange>;
const maintenance = z.object({ id, until: instant.nullable(), reason });
export type Maintenance = z.infer<typeof maintenance>;
const deviceQuery = listInput(['name', 'host', 'createdAt']).extend({
  health: z.enum(['unknown', 'up', 'down']).optional(),
  stage: z.enum(deviceStages).optional(),
  sectorId: id.optional(),
  archived: z.boolean().default(false),
});
export type DeviceQuery = z.infer<typeof deviceQuery>;

export const device = deviceFields.extend({
  id,
  tlsTrustedAt: instant.nullable(),
  sectorName: z.string().nullable(),
  stage: z.enum(deviceStages),
  /** Nothing is written to it meanwhile; without an end it lasts until a person ends it. */
  maintenance: z.object({ since: instant, until: instant.nullable(), reason: z.string() }).nullable(),
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

export const devices = {
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
  startMaintenance: procedure(
    'network.write',
    'POST /devices/{id}/maintenance',
    'Nothing is written to it until the end that is given, or until somebody ends it; changes wait',
  )
    .input(maintenance)
    .output(done),
  endMaintenance: procedure('network.write', 'DELETE /devices/{id}/maintenance', 'Back in service; what waited goes on')
    .input(z.object({ id }))
    .output(done),
  archive: procedure('network.write', 'DELETE /devices/{id}', 'Archives a device that serves nobody')
    .input(z.object({ id }))
    .output(done),
};
