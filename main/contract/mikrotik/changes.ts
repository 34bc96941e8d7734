import { z } from 'zod';
import { deviceStages } from '../core.ts';
import { procedure } from '../procedure.ts';
import { done, id, instant, listInput, listOf, reason, reasonRef } from '../values.ts';

/** adopt: rows that somebody else made are marked as ours, and nothing else is written. */
export const changeActions = [
  'activate',
  'suspend',
  'reconnect',
  'update',
  'terminate',
  'undo',
  'push',
  'adopt',
] as const;
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

/** What the customer notices. */
export const changeEffects = ['loses', 'gains', 'changes'] as const;
export type ChangeEffect = (typeof changeEffects)[number];

/** What stopped a change and asks a person: too many would be cut off, or too many of its batch were refused. */
export const heldBy = ['brake', 'failures'] as const;
export type HeldBy = (typeof heldBy)[number];

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
  /** What one act or run wanted together. */
  batchId: z.string(),
  /** Why a person is asked before it is written, whatever the router's stage. */
  heldReason: z.string().nullable(),
  heldBy: z.enum(heldBy).nullable(),
  /** It goes on by itself, but not before the quiet hours or the router's maintenance end (null: when a person ends it). */
  waits: z.object({ for: z.enum(['quiet_hours', 'maintenance']), until: instant.nullable() }).nullable(),
  /** Why whoever asks cannot approve it now, their role aside; null where it may be approved. */
  whyNotApprove: z.string().nullable(),
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
  /** How many changes were wanted together with this one, itself among them. */
  batchCount: z.number().int(),
});
export type Change = z.infer<typeof change>;

const batchId = z.string().min(1).max(64);

const changeQuery = listInput(['seq'], 'desc').extend({
  deviceId: id.optional(),
  subscriptionId: id.optional(),
  state: z.enum(changeStates).optional(),
  batchId: batchId.optional(),
  /** Only those that wait for something: a router, a person, a retry. */
  open: z.boolean().optional(),
});
export type ChangeQuery = z.infer<typeof changeQuery>;

/** Changes that are not taken back, by why. */
const leftAlone = z.object({ why: z.string(), count: z.number().int() });

const effectCount = z.object({ effect: z.enum(changeEffects), count: z.number().int() });

const changeBatch = z.object({
  batchId: z.string(),
  count: z.number().int(),
  wantedAt: instant,
  requestedBy: z.string(),
  routers: z.array(
    z.object({
      id,
      name: z.string(),
      stage: z.enum(deviceStages),
      count: z.number().int(),
      /** In maintenance nothing is written; `until` is null where a person ends it. */
      maintenance: z.object({ until: instant.nullable() }).nullable(),
    }),
  ),
  actions: z.array(z.object({ action: z.enum(changeActions), count: z.number().int() })),
  states: z.array(z.object({ state: z.enum(changeStates), count: z.number().int() })),
  effects: z.array(effectCount),
  /** What waits for a person, by why, and what customers notice once it is approved. */
  held: z.array(z.object({ by: z.enum(heldBy), why: z.string(), count: z.number().int() })),
  asking: z.array(effectCount),
  /** How many whoever asks may approve now, their role aside; `whyNotApprove` where it is none. */
  approvable: z.number().int(),
  whyNotApprove: z.string().nullable(),
  rejectable: z.number().int(),
  /** How many can be taken back now. */
  undoable: z.number().int(),
  left: z.array(leftAlone),
});
export type ChangeBatch = z.infer<typeof changeBatch>;

const heldBatch = z.object({
  batchId: z.string(),
  by: z.enum(heldBy),
  /** How many of it wait for a person. */
  count: z.number().int(),
  routers: z.array(z.string()),
  requestedBy: z.string(),
  wantedAt: instant,
});
export type HeldBatch = z.infer<typeof heldBatch>;

export const changes = {
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
  held: procedure(
    'network.read',
    'GET /changes/batches',
    'Batches that were stopped and wait for a person, the largest first',
  ).output(z.array(heldBatch)),
  batch: procedure('network.read', 'GET /changes/batches/{batchId}', 'What one act or run wanted together, in numbers')
    .input(z.object({ batchId }))
    .output(changeBatch),
  approveBatch: procedure(
    'changes.approve',
    'POST /changes/batches/{batchId}/approve',
    'Approves every planned change of a batch',
  )
    .input(z.object({ batchId }))
    .output(z.object({ approved: z.number().int() })),
  rejectBatch: procedure(
    'changes.approve',
    'POST /changes/batches/{batchId}/reject',
    'Rejects what is planned of a batch',
  )
    .input(z.object({ batchId, reason }))
    .output(z.object({ rejected: z.number().int() })),
  undoBatch: procedure(
    'changes.approve',
    'POST /changes/batches/{batchId}/undo',
    'Restores what each change of a batch found, as far as nothing newer stands on it',
  )
    .input(z.object({ batchId, reason }))
    // The undos are a batch too: the one to watch.
    .output(z.object({ asked: z.number().int(), left: z.array(leftAlone), batchId: z.string() })),
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
