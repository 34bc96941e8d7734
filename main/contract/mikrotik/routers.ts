import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { done, id, reason } from '../values.ts';

const routerCheck = z.object({
  ok: z.boolean(),
  sentence: z.string(),
  identity: z.string().nullable(),
  version: z.string().nullable(),
  board: z.string().nullable(),
  latencyMs: z.number().int().nullable(),
  /** Of the certificate that stands there now; null without TLS, or where none is shown. */
  fingerprint: z.string().nullable(),
  /** What should be put right before the router is written to, each with what to do. */
  warnings: z.array(z.string()),
  /** Whether the API user may do what changes need; null where the router did not answer. */
  permissions: z.object({ state: z.enum(['enough', 'lacking', 'unknown']), sentence: z.string() }).nullable(),
});
export type RouterCheck = z.infer<typeof routerCheck>;

export const routers = {
  check: procedure('network.write', 'POST /devices/{id}/check', 'Connects now and reads identity, version and health')
    .input(z.object({ id }))
    .output(routerCheck),
  fingerprint: procedure(
    'network.write',
    'POST /devices/fingerprint',
    'Reads the certificate’s fingerprint, to be trusted by a person',
  )
    .input(z.object({ host: z.string().max(255), port: z.number().int().min(1).max(65_535) }))
    .output(z.object({ sha256: z.string() })),
  compare: procedure(
    'network.write',
    'POST /devices/{id}/compare',
    'Reads the router back now and compares it with the books',
  )
    .input(z.object({ id }))
    .output(z.object({ queued: z.literal(true) })),
  push: procedure(
    'network.write',
    'POST /subscriptions/{subscriptionId}/push',
    'Plans what the router lacks of one service',
  )
    .input(z.object({ subscriptionId: id, reason }))
    .output(done),
};
