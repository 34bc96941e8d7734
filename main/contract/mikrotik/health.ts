import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { done, id, instant } from '../values.ts';

/** How far back a chart looks; each has a resolution at which it is some hundred points. */
export const healthWindows = ['1h', '24h', '7d', '30d', '1y'] as const;
export type HealthWindow = (typeof healthWindows)[number];

/** Of the polls of one point that measured it; null: none did. */
const figures = z.object({ min: z.number(), avg: z.number(), max: z.number() }).nullable();
export type Figures = z.infer<typeof figures>;

const span = z.object({ from: instant, until: instant, stepSeconds: z.number().int() });

const healthPoint = z.object({
  /** When the point's stretch of time begins; stretches are counted in UTC. */
  at: instant,
  polls: z.number().int(),
  answered: z.number().int(),
  latencyMs: figures,
  cpuPercent: figures,
  memoryPercent: figures,
  sessions: figures,
});

const healthHistory = span.extend({ points: z.array(healthPoint) });
export type HealthHistory = z.infer<typeof healthHistory>;

export const interfaceStates = ['running', 'not_running', 'disabled', 'gone'] as const;
export type InterfaceState = (typeof interfaceStates)[number];

const deviceInterface = z.object({
  id,
  name: z.string(),
  type: z.string(),
  comment: z.string(),
  state: z.enum(interfaceStates),
  stateSince: instant,
  /** When its counters were read last. */
  countedAt: instant,
  /** Bits a second into the device and out of it, between the last two polls. */
  rxBps: z.number().nullable(),
  txBps: z.number().nullable(),
  /** Whether an alert is raised when it stops running. */
  watched: z.boolean(),
});
export type DeviceInterface = z.infer<typeof deviceInterface>;

const trafficPoint = z.object({ at: instant, rxBps: figures, txBps: figures });
const traffic = span.extend({ points: z.array(trafficPoint) });
export type Traffic = z.infer<typeof traffic>;

const windowOf = z.object({ id, window: z.enum(healthWindows).default('24h') });

export const health = {
  history: procedure(
    'network.read',
    'GET /devices/{id}/health',
    'Whether it answered, latency, CPU, memory and sessions over a window of time',
  )
    .input(windowOf)
    .output(healthHistory),
  interfaces: procedure('network.read', 'GET /devices/{id}/interfaces', 'Interfaces of a router and their rates now')
    .input(z.object({ id }))
    .output(z.array(deviceInterface)),
  traffic: procedure('network.read', 'GET /interfaces/{id}/traffic', 'Traffic of one interface over a window of time')
    .input(windowOf)
    .output(traffic),
  watch: procedure(
    'network.write',
    'POST /interfaces/{id}/watch',
    'Raises an alert when this interface stops running, or no longer does',
  )
    .input(z.object({ id, watched: z.boolean() }))
    .output(done),
  checkNow: procedure(
    'network.write',
    'POST /devices/{id}/check-health',
    'Asks a device now whether it is there: by ping, by TCP, or by a router’s API',
  )
    .input(z.object({ id }))
    .output(z.object({ ok: z.boolean(), sentence: z.string() })),
};
