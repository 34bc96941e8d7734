import { z } from 'zod';
import { deviceStages } from './core.ts';
import { procedure } from './procedure.ts';
import { done, id, instant, listInput, listOf, reason, reasonRef } from './values.ts';

export const changeActions = ['activate', 'suspend', 'reconnect', 'update', 'terminate', 'undo', 'push'] as const;
export type ChangeAction = (typeof changeActions)[number];

/**
 * queued: wanted, not yet compared with the router. planned: rows are known and wait for a person (staged), or are only shown
 * (dry run). approved: may be applied. applying: rows are being written. verified: read back and equal to the books.
 */
export const changeStates = [
  'queued',
  'planned',
  'approved',
  'applying',
  'verified',
  'failed',
  'superseded',
  'rejected',
] as const;
export type ChangeState = (typeof changeStates)[number];

const fields = z.record(z.string(), z.string()).nullable();

export const changeRow = z.object({
  rowNo: z.number().int(),
  path: z.string(),
  naturalKey: z.string(),
  sign: z.enum(['+', '-', '~']),
  before: fields,
  after: fields,
  reason: z.string(),
  state: z.enum(['planned', 'applied', 'verified', 'failed']),
  error: z.string().nullable(),
});
export type ChangeRow = z.infer<typeof changeRow>;

const changeHead = z.object({
  id,
  deviceId: id,
  deviceName: z.string(),
  deviceStage: z.enum(deviceStages),
  subscriptionId: id,
  subscriptionCode: z.string(),
  customerId: id,
  customerName: z.string(),
  action: z.enum(changeActions),
  state: z.enum(changeStates),
  reason: z.string(),
  ref: reasonRef.nullable(),
  requestedBy: z.string(),
  approvedBy: z.string().nullable(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: instant,
  plannedAt: instant.nullable(),
  appliedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  rowCount: z.number().int(),
  undoOf: id.nullable(),
});
export type ChangeHead = z.infer<typeof changeHead>;

export const change = changeHead.extend({
  rows: z.array(changeRow),
  /** Whether `undo` may be asked, and why not. */
  canUndo: z.boolean(),
  whyNotUndo: z.string().nullable(),
  /** "1 customer loses service, 1 live session drops." */
  effect: z.string(),
});
export type Change = z.infer<typeof change>;

const changeQuery = listInput(['seq'], 'desc').extend({
  deviceId: id.optional(),
  subscriptionId: id.optional(),
  state: z.enum(changeStates).optional(),
  /** Only those that wait for something: a router, a person, a retry. */
  open: z.boolean().optional(),
});
export type ChangeQuery = z.infer<typeof changeQuery>;

const changes = {
  list: procedure('network.read', 'GET /changes', 'Changes of routers, newest first')
    .input(changeQuery)
    .output(listOf(changeHead)),
  get: procedure('network.read', 'GET /changes/{id}', 'One change with its rows before and after')
    .input(z.object({ id }))
    .output(change),
  /** Several at once: the diff of what a router is about to be told. */
  rows: procedure('network.read', 'POST /changes/rows', 'The rows of several changes')
    .input(z.object({ ids: z.array(id).max(500) }))
    .output(z.array(change)),
  approve: procedure(
    'changes.approve',
    'POST /changes/approve',
    'Approves planned changes; they are applied and read back',
  )
    .input(z.object({ ids: z.array(id).min(1).max(500) }))
    .output(z.object({ approved: z.number().int() })),
  reject: procedure('changes.approve', 'POST /changes/reject', 'Rejects planned changes; the router stays as it is')
    .input(z.object({ ids: z.array(id).min(1).max(500), reason }))
    .output(z.object({ rejected: z.number().int() })),
  retry: procedure('network.write', 'POST /changes/{id}/retry', 'Tries a failed change again')
    .input(z.object({ id }))
    .output(done),
  undo: procedure(
    'changes.approve',
    'POST /changes/{id}/undo',
    'Restores the rows that were there before; the books stay and show the difference',
  )
    .input(z.object({ id, reason }))
    .output(done),
};

const routerCheck = z.object({
  ok: z.boolean(),
  sentence: z.string(),
  identity: z.string().nullable(),
  version: z.string().nullable(),
  board: z.string().nullable(),
  latencyMs: z.number().int().nullable(),
  fingerprint: z.string().nullable(),
});
export type RouterCheck = z.infer<typeof routerCheck>;

const routers = {
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
  health: procedure('network.read', 'GET /devices/{id}/health', 'Latency, CPU and memory of the last hours')
    .input(z.object({ id }))
    .output(
      z.array(
        z.object({
          at: instant,
          latencyMs: z.number().int().nullable(),
          cpuPercent: z.number().int().nullable(),
          memoryPercent: z.number().int().nullable(),
        }),
      ),
    ),
  preparation: procedure(
    'network.read',
    'GET /devices/{id}/preparation',
    'What this router needs once, as a script to paste, and what is missing',
  )
    .input(z.object({ id }))
    .output(z.object({ script: z.string() })),
};

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

const board = {
  routers: procedure(
    'network.read',
    'GET /board/routers',
    'Every router as a tile: health, sessions, drift, queue of changes',
  ).output(z.array(routerTile)),
};

export const mikrotikContract = { changes, routers, board };
