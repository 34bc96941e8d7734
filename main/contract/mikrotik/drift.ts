import { z } from 'zod';
import { deviceStages } from '../core.ts';
import { procedure } from '../procedure.ts';
import { subscriptionStates } from '../subscription-machine.ts';
import { date, id, instant, listInput, listOf, reason } from '../values.ts';
import { changeActions, changeStates } from './changes.ts';

/** missing: wanted and not there. extra: ours and wanted no more. changed: by hand. foreign: not ours, and in our way. */
export const driftKinds = ['missing', 'extra', 'changed', 'foreign'] as const;
export type DriftKind = (typeof driftKinds)[number];

/** served: a customer is online who should be cut off; cut_off: the other way round. */
export const driftHarms = ['served', 'cut_off'] as const;
export type DriftHarm = (typeof driftHarms)[number];

const fields = z.record(z.string(), z.string()).nullable();

/** Whether an act may be done on a row, and in words what it does or why not. */
const driftAct = z.object({ can: z.boolean(), words: z.string() });
export type DriftAct = z.infer<typeof driftAct>;

export const driftRow = z.object({
  id,
  deviceId: id,
  deviceName: z.string(),
  deviceStage: z.enum(deviceStages),
  path: z.string(),
  naturalKey: z.string(),
  kind: z.enum(driftKinds),
  harm: z.enum(driftHarms).nullable(),
  note: z.string(),
  /** Whose it is; null of rows that many services share, and of foreign ones that concern none. */
  subscription: z
    .object({
      id,
      code: z.string(),
      state: z.enum(subscriptionStates),
      customerId: id,
      customerName: z.string(),
    })
    .nullable(),
  /** How many services stand on a shared row. */
  services: z.number().int().nullable(),
  /** What the books want, what we wrote last, what the router showed: of a changed row only the fields that differ. */
  wanted: fields,
  applied: fields,
  live: fields,
  appliedBy: z
    .object({ changeId: id, action: z.enum(changeActions), requestedBy: z.string(), at: instant.nullable() })
    .nullable(),
  firstSeenAt: instant,
  ignored: z.object({ until: date, by: z.string(), reason: z.string() }).nullable(),
  /** A change of the service that is on its way. */
  pending: z.object({ changeId: id, state: z.enum(changeStates) }).nullable(),
  acts: z.object({ push: driftAct, adopt: driftAct, takeBack: driftAct.nullable() }),
});
export type DriftRow = z.infer<typeof driftRow>;

const driftRouter = z.object({
  deviceId: id,
  name: z.string(),
  stage: z.enum(deviceStages),
  health: z.enum(['unknown', 'up', 'down']),
  /** As of when all that is said of the router is true; null: it was never read as a whole. */
  comparedAt: instant.nullable(),
  triedAt: instant.nullable(),
  /** Why the last attempt failed. */
  error: z.string().nullable(),
  tookMs: z.number().int().nullable(),
  rowsOurs: z.number().int().nullable(),
  rowsForeign: z.number().int().nullable(),
  everyMinutes: z.number().int(),
  hasOwnInterval: z.boolean(),
  /** Rows that differ; `beyond` more are not kept one by one. */
  rows: z.number().int(),
  beyond: z.number().int(),
  ignored: z.number().int(),
  /** Rows on which a person has to decide. */
  needing: z.number().int(),
  /** Customers of those rows, by what is done to them. */
  served: z.number().int(),
  cutOff: z.number().int(),
});
export type DriftRouter = z.infer<typeof driftRouter>;

const driftQuery = listInput(['place']).extend({
  deviceId: id.optional(),
  subscriptionId: id.optional(),
  kind: z.enum(driftKinds).optional(),
  harm: z.enum(driftHarms).optional(),
  path: z.string().max(64).optional(),
  serviceState: z.enum(subscriptionStates).optional(),
  /** Only those that are ignored; false: only those that are not. */
  ignored: z.boolean().optional(),
});
export type DriftQuery = z.infer<typeof driftQuery>;

/** Rows by name, or all rows of a router that are not ignored. */
const choice = z.union([z.object({ ids: z.array(id).min(1).max(5000) }), z.object({ deviceId: id })], {
  error: 'Name the rows, or a router.',
});
export type DriftChoice = z.infer<typeof choice>;

const step = z.object({
  rowId: id,
  deviceName: z.string(),
  path: z.string(),
  naturalKey: z.string(),
  /** What is done to the row of the router; null where only the books change. */
  sign: z.enum(['+', '-', '~']).nullable(),
  before: fields,
  after: fields,
  /** "S-000123, Ada Lovelace". */
  owner: z.string().nullable(),
  words: z.string(),
  /** Why nothing is done to this row. */
  refused: z.string().nullable(),
  /** It was not chosen, and is done with the others of its service. */
  comesAlong: z.boolean(),
});
export type DriftStep = z.infer<typeof step>;

const preview = z.object({
  /** What it means for people. */
  sentence: z.string(),
  services: z.number().int(),
  doable: z.number().int(),
  refused: z.number().int(),
  steps: z.array(step),
  /** Steps that are not listed. */
  beyond: z.number().int(),
});
export type DriftPreview = z.infer<typeof preview>;

export const driftActs = ['push', 'adopt', 'take_back'] as const;
export type DriftActName = (typeof driftActs)[number];

const told = z.object({
  /** Services of which something is done. */
  services: z.number().int(),
  refused: z.array(z.object({ rowId: id, sentence: z.string() })),
});
export type DriftTold = z.infer<typeof told>;

const acted = z.object({ choice, reason });
export type DriftActed = z.infer<typeof acted>;

export const drift = {
  board: procedure(
    'network.read',
    'GET /drift/board',
    'How far routers differ from the books, and how old that is',
  ).output(z.object({ sentence: z.string(), needing: z.number().int(), routers: z.array(driftRouter) })),
  list: procedure('network.read', 'GET /drift', 'Rows of routers that are not as the books want them')
    .input(driftQuery)
    .output(listOf(driftRow)),
  preview: procedure('network.read', 'POST /drift/preview', 'What an act would do, row by row; nothing is done')
    .input(z.object({ act: z.enum(driftActs), choice }))
    .output(preview),
  push: procedure('network.write', 'POST /drift/push', 'Asks for changes that make routers as the books want them')
    .input(acted)
    .output(told),
  adopt: procedure('network.write', 'POST /drift/adopt', 'Takes what routers show into the books')
    .input(acted)
    .output(told),
  takeBack: procedure('network.write', 'POST /drift/take-back', 'Marks rows as ours whose comment says otherwise')
    .input(acted)
    .output(told),
  ignore: procedure('network.write', 'POST /drift/ignore', 'Leaves differences as they are until a day')
    .input(acted.extend({ until: date }))
    .output(z.object({ rows: z.number().int() })),
  heed: procedure('network.write', 'POST /drift/heed', 'Ends the ignoring of differences')
    .input(z.object({ choice }))
    .output(z.object({ rows: z.number().int() })),
};
