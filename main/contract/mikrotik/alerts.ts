import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { id, instant, listInput, listOf } from '../values.ts';

export const alertKinds = [
  'down',
  'flapping',
  'login_refused',
  'certificate_changed',
  'rebooted',
  'version_changed',
  'cpu_high',
  'memory_high',
  'latency_high',
  'interface_down',
  'clock_wrong',
] as const;
export type AlertKind = (typeof alertKinds)[number];

const alert = z.object({
  id,
  deviceId: id,
  deviceName: z.string(),
  kind: z.enum(alertKinds),
  /** Which part of the device, such as an interface; empty for the device itself. */
  subject: z.string(),
  detail: z.string(),
  /** How often it happened while the alert stood. */
  times: z.number().int(),
  raisedAt: instant,
  lastAt: instant,
  clearedAt: instant.nullable(),
  clearedBecause: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
});
export type Alert = z.infer<typeof alert>;

const alertQuery = listInput(['raisedAt'], 'desc').extend({
  deviceId: id.optional(),
  kind: z.enum(alertKinds).optional(),
  /** Only those that stand now. */
  open: z.boolean().optional(),
});
export type AlertQuery = z.infer<typeof alertQuery>;

export const alerts = {
  open: procedure(
    'network.read',
    'GET /alerts/open',
    'Alerts that stand now, newest first, at most 200 of them',
  ).output(z.object({ total: z.number().int(), unacknowledged: z.number().int(), alerts: z.array(alert) })),
  list: procedure('network.read', 'GET /alerts', 'Alerts of devices, newest first')
    .input(alertQuery)
    .output(listOf(alert)),
  acknowledge: procedure(
    'network.write',
    'POST /alerts/acknowledge',
    'Says that somebody looks after these; what merely happened, such as a reboot, is over by it',
  )
    .input(z.object({ ids: z.array(id).min(1).max(200) }))
    .output(z.object({ acknowledged: z.number().int() })),
};
