import { z } from 'zod';
import { deviceStages } from '../core.ts';
import { procedure } from '../procedure.ts';
import { id, instant } from '../values.ts';

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
  latencies: z.array(z.number().int().nullable()),
});
export type RouterTile = z.infer<typeof routerTile>;

export const board = {
  routers: procedure(
    'network.read',
    'GET /board/routers',
    'Every router as a tile: health, sessions, drift, queue of changes',
  ).output(z.array(routerTile)),
};
