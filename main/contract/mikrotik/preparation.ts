import { z } from 'zod';
import { deviceStages } from '../core.ts';
import { procedure } from '../procedure.ts';
import { done, id, instant, reason } from '../values.ts';

/** unprepared: none of our rules stands there. broken: suspended customers would not be blocked. incomplete: something is missing. */
export const routerPreparationStates = ['unprepared', 'broken', 'incomplete', 'prepared'] as const;
export type RouterPreparationState = (typeof routerPreparationStates)[number];

/** As of a change; undoing: being put back. */
export const preparationRunStates = [
  'planned',
  'approved',
  'applying',
  'verified',
  'failed',
  'undoing',
  'undone',
] as const;
export type PreparationRunState = (typeof preparationRunStates)[number];

const fields = z.record(z.string(), z.string()).nullable();

/** `>`: a rule of ours that goes to another place among rules that are not. */
export const preparationRow = z.object({
  path: z.string(),
  naturalKey: z.string(),
  sign: z.enum(['+', '-', '~', '>']),
  before: fields,
  after: fields,
  /** The rule that it is put above; null: at the end, or where order means nothing. */
  above: z.object({ id: z.string(), words: z.string() }).nullable(),
  reason: z.string(),
  error: z.string().optional(),
});
export type PreparationRow = z.infer<typeof preparationRow>;

const drawnRule = z.object({
  id: z.string().nullable(),
  /** Its number in the router's list; null where it is to come. */
  number: z.number().int().nullable(),
  words: z.string(),
  comment: z.string(),
  whose: z.enum(['ours', 'foreign', 'router']),
  isDisabled: z.boolean(),
  isAgainst: z.boolean(),
  plan: z.enum(['stays', 'comes', 'goes', 'changes']),
});
export type DrawnRule = z.infer<typeof drawnRule>;

const drawnChain = z.object({ path: z.string(), chain: z.string(), rules: z.array(drawnRule) });
export type DrawnChain = z.infer<typeof drawnChain>;

const preparationCheck = z.object({
  triedAt: instant,
  /** Why the last attempt to read the router failed. */
  error: z.string().nullable(),
  checkedAt: instant.nullable(),
  state: z.enum(routerPreparationStates).nullable(),
  /** Why suspended customers would not be blocked. */
  problem: z.string().nullable(),
  findings: z.array(z.object({ meaning: z.enum(['bad', 'attention']), sentence: z.string() })),
  notes: z.array(z.string()),
  right: z.array(z.object({ path: z.string(), naturalKey: z.string(), reason: z.string() })),
  chains: z.array(drawnChain),
  /** What has to be written; rows that are only beyond what is wanted have the sign `-`. */
  rows: z.array(preparationRow),
  /** What an approval is bound to: without and with the removal of what is beyond. */
  planHash: z.string(),
  planHashWithExtras: z.string(),
});
export type PreparationCheck = z.infer<typeof preparationCheck>;

const preparationRun = z.object({
  id,
  state: z.enum(preparationRunStates),
  rows: z.array(preparationRow),
  planHash: z.string(),
  removesExtras: z.boolean(),
  requestedBy: z.string(),
  requestedAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  startedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  undoBy: z.string().nullable(),
  undoReason: z.string().nullable(),
  undoneAt: instant.nullable(),
  lastError: z.string().nullable(),
  canUndo: z.boolean(),
  whyNotUndo: z.string().nullable(),
});
export type PreparationRun = z.infer<typeof preparationRun>;

const preparationOfRouter = z.object({
  deviceId: id,
  deviceName: z.string(),
  deviceStage: z.enum(deviceStages),
  /** Null before it was looked at for the first time. */
  check: preparationCheck.nullable(),
  /** What was written last, or waits to be. */
  run: preparationRun.nullable(),
  /** Services that only this router's rules cut off. */
  suspended: z.number().int(),
  /** Said loudly: suspended customers keep their service. */
  alarm: z.string().nullable(),
  /** Whether the person who asks may approve what is planned, and why not. */
  whyNotApprove: z.string().nullable(),
  /** Approved by somebody else than who asked for it (setting). */
  needsAnother: z.boolean(),
  /** The same rows for a terminal, for routers whose API is closed. */
  script: z.string(),
});
export type PreparationOfRouter = z.infer<typeof preparationOfRouter>;

const planHash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'The hash of the plan as it was shown.' });
const choice = z.object({ id, planHash, removesExtras: z.boolean().default(false) });

const preparationNeed = z.object({
  deviceId: id,
  deviceName: z.string(),
  state: z.enum(routerPreparationStates),
  suspended: z.number().int(),
  sentence: z.string(),
});
export type PreparationNeed = z.infer<typeof preparationNeed>;

export const preparation = {
  get: procedure(
    'network.read',
    'GET /devices/{id}/preparation',
    'What a router needs once: what is there, what is missing, what stands in the way; and as a script',
  )
    .input(z.object({ id }))
    .output(preparationOfRouter),
  check: procedure('network.write', 'POST /devices/{id}/preparation/check', 'Reads the router now and plans anew')
    .input(z.object({ id }))
    .output(preparationOfRouter),
  request: procedure(
    'network.write',
    'POST /devices/{id}/preparation/request',
    'Asks for the plan that was shown to be written; a person approves it',
  )
    .input(choice)
    .output(done),
  approve: procedure(
    'changes.approve',
    'POST /devices/{id}/preparation/approve',
    'Lets exactly the plan that was shown be written, and read back',
  )
    .input(choice)
    .output(done),
  withdraw: procedure(
    'changes.approve',
    'POST /devices/{id}/preparation/withdraw',
    'Drops what was asked for and is not being written yet',
  )
    .input(z.object({ id, reason }))
    .output(done),
  undo: procedure(
    'changes.approve',
    'POST /devices/{id}/preparation/undo',
    'Puts back what the last preparation changed, as far as nobody changed it since',
  )
    .input(z.object({ id, reason }))
    .output(done),
  board: procedure('network.read', 'GET /board/preparation', 'Routers that would not block suspended customers').output(
    z.array(preparationNeed),
  ),
};
