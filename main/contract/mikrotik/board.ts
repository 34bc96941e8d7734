import { z } from 'zod';
import { deviceKinds, deviceStages } from '../core.ts';
import { procedure } from '../procedure.ts';
import { id, instant } from '../values.ts';
import { alertKinds } from './alerts.ts';

const routerTile = z.object({
  id,
  name: z.string(),
  stage: z.enum(deviceStages),
  health: z.enum(['unknown', 'up', 'down']),
  since: instant.nullable(),
  latencyMs: z.number().int().nullable(),
  cpuPercent: z.number().int().nullable(),
  sessionCount: z.number().int().nullable(),
  lastError: z.string().nullable(),
  drifted: z.number().int(),
  waiting: z.number().int(),
  toApprove: z.number().int(),
  failed: z.number().int(),
  inMaintenance: z.boolean(),
  latencies: z.array(z.number().int().nullable()),
});
export type RouterTile = z.infer<typeof routerTile>;

const wallTile = z.object({
  id,
  name: z.string(),
  kind: z.enum(deviceKinds),
  sectorId: id.nullable(),
  sectorName: z.string().nullable(),
  /** How it is asked; `none`: nobody looks. */
  check: z.enum(['api', 'ping', 'tcp', 'none']),
  health: z.enum(['unknown', 'up', 'down']),
  since: instant.nullable(),
  latencyMs: z.number().int().nullable(),
  sessionCount: z.number().int().nullable(),
  lastError: z.string().nullable(),
  inMaintenance: z.boolean(),
  /** Kinds of the alerts that stand. */
  alerts: z.array(z.enum(alertKinds)),
});
export type WallTile = z.infer<typeof wallTile>;

export const board = {
  devices: procedure(
    'network.read',
    'GET /board/devices',
    'Every device for the wall: state, latency, sessions, alerts',
  ).output(z.array(wallTile)),
  routers: procedure(
    'network.read',
    'GET /board/routers',
    'Every router as a tile: health, sessions, drift, queue of changes',
  ).output(z.array(routerTile)),
};
