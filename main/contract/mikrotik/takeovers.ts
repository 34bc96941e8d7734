import { z } from 'zod';
import { deviceStages } from '../core.ts';
import { procedure } from '../procedure.ts';
import { date, done, id, instant, listInput, listOf, name, notNegativeMinor, position, reason } from '../values.ts';

export const takeoverStates = ['draft', 'adopted', 'abandoned'] as const;
export type TakeoverState = (typeof takeoverStates)[number];

export const takeoverKinds = ['pppoe', 'hotspot', 'dhcp', 'static'] as const;
export type TakeoverKind = (typeof takeoverKinds)[number];

/**
 * open: it may be several customers, a person chooses. problem: it cannot be in the books as it stands. plan: it lacks a plan,
 * or its new plan a price. ready: it can be adopted.
 */
export const takeoverStandings = ['open', 'problem', 'plan', 'ready', 'skipped', 'adopted'] as const;
export type TakeoverStanding = (typeof takeoverStandings)[number];

export const takeoverDecisions = ['open', 'existing', 'new', 'skip'] as const;
export type TakeoverDecision = (typeof takeoverDecisions)[number];

export const matchConfidences = ['certain', 'likely', 'possible'] as const;
export type MatchConfidence = (typeof matchConfidences)[number];

const rates = z.object({
  downloadKbps: z.number().int(),
  uploadKbps: z.number().int(),
  burst: z
    .object({
      downloadKbps: z.number().int(),
      uploadKbps: z.number().int(),
      thresholdPercent: z.number().int(),
      seconds: z.number().int(),
    })
    .nullable(),
});
export type TakeoverRates = z.infer<typeof rates>;

const match = z.object({
  confidence: z.enum(matchConfidences),
  /** Why, in words. */
  reason: z.string(),
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  /** Null: the customer is known, this service of theirs is not. */
  subscriptionId: id.nullable(),
  subscriptionCode: z.string().nullable(),
});
export type TakeoverMatch = z.infer<typeof match>;

const options = z.object({
  /** Address lists whose members are cut off on this router. */
  cutOffLists: z.array(z.string().max(200)).max(200),
  /** Null: the router's own sector. */
  sectorId: id.nullable(),
  /** Null: the sector's position, as an approximate one. */
  position: position.nullable(),
  anchorDay: z.number().int().min(1).max(31),
  /** The last day that the customers have paid for elsewhere; null: they are billed from the day of the takeover. */
  paidThrough: date.nullable(),
});
export type TakeoverOptions = z.infer<typeof options>;

const takeoverPlan = z.object({
  key: z.string(),
  /** As the router calls it: a profile, or the rates of queues. */
  label: z.string(),
  rates: rates.nullable(),
  /** What of the router's rates a plan cannot say. */
  rateNote: z.string().nullable(),
  rowCount: z.number().int(),
  /** An existing plan, and why it fits; null: a new one of this name and price. */
  planId: id.nullable(),
  planName: z.string().nullable(),
  planReason: z.string().nullable(),
  name: z.string(),
  priceMinor: z.bigint().nullable(),
});
export type TakeoverPlan = z.infer<typeof takeoverPlan>;

const head = z.object({
  id,
  deviceId: id,
  deviceName: z.string(),
  deviceStage: z.enum(deviceStages),
  source: z.enum(['live', 'file']),
  fileName: z.string().nullable(),
  state: z.enum(takeoverStates),
  readAt: instant,
  routerVersion: z.string().nullable(),
  createdBy: z.string(),
  createdAt: instant,
  /** How many rows stand how. */
  counts: z.record(z.enum(takeoverStandings), z.number().int()),
});
export type TakeoverHead = z.infer<typeof head>;

export const takeover = head.extend({
  /** "412 services: 380 matched, 20 for new customers, 12 need you." */
  sentence: z.string(),
  /** What was seen and is left alone, and what the reading could not tell. */
  notes: z.array(z.string()),
  lists: z.array(z.object({ name: z.string(), count: z.number().int() })),
  options,
  plans: z.array(takeoverPlan),
  currency: z.string(),
});
export type Takeover = z.infer<typeof takeover>;

export const takeoverRow = z.object({
  id,
  kind: z.enum(takeoverKinds),
  name: z.string(),
  mac: z.string().nullable(),
  ip: z.string().nullable(),
  comment: z.string(),
  profile: z.string().nullable(),
  rates: rates.nullable(),
  /** Whether a device of the customer is connected now; null where a file cannot tell. */
  isLive: z.boolean().nullable(),
  /** By what the router cuts it off now. */
  cutOff: z.string().nullable(),
  /** Whether the books will know its password; null for those that need none. */
  knowsPassword: z.boolean().nullable(),
  standing: z.enum(takeoverStandings),
  problems: z.array(z.string()),
  decision: z.enum(takeoverDecisions),
  decidedBy: z.string().nullable(),
  matches: z.array(match),
  customerId: id.nullable(),
  /** Of the customer it goes to, or of the new one. */
  customerName: z.string(),
  subscriptionId: id.nullable(),
  subscriptionCode: z.string().nullable(),
  planKey: z.string().nullable(),
  /** Chosen for this row; else its rates decide. */
  planId: id.nullable(),
  planName: z.string().nullable(),
  isNewPlan: z.boolean(),
  adoptAs: z.enum(['active', 'suspended']),
});
export type TakeoverRow = z.infer<typeof takeoverRow>;

const foundRow = z.object({
  path: z.string(),
  naturalKey: z.string(),
  fields: z.record(z.string(), z.string()),
  /** What becomes of its comment; null where it is only shown. */
  comment: z.string().nullable(),
});

const rowFilter = z.object({
  standing: z.enum(takeoverStandings).optional(),
  /** open, problem or plan. */
  needsYou: z.boolean().optional(),
  kind: z.enum(takeoverKinds).optional(),
  decision: z.enum(takeoverDecisions).optional(),
  cutOff: z.boolean().optional(),
  planKey: z.string().max(300).optional(),
});
const rowQuery = listInput(['name']).extend({ id }).extend(rowFilter.shape);
export type TakeoverRowQuery = z.infer<typeof rowQuery>;

const decision = z.object({
  id,
  rowIds: z.array(id).min(1).max(5000),
  decision: z.enum(takeoverDecisions).optional(),
  /** With `existing`: the customer, and the service of theirs where it is one that the books have. */
  customerId: id.optional(),
  subscriptionId: id.nullable().optional(),
  /** With `new`. */
  customerName: name.optional(),
  planId: id.nullable().optional(),
  adoptAs: z.enum(['active', 'suspended']).optional(),
});
export type TakeoverDecide = z.infer<typeof decision>;

const planChoice = z.object({
  id,
  key: z.string().max(300),
  planId: id.nullable().optional(),
  name: name.optional(),
  priceMinor: notNegativeMinor.nullable().optional(),
});
export type TakeoverPlanChoice = z.infer<typeof planChoice>;

const preview = z.object({
  ready: z.number().int(),
  left: z.number().int(),
  /** What will be made in the books, what will be written to the router, and what will not happen. */
  books: z.array(z.string()),
  router: z.array(z.string()),
  notHappening: z.array(z.string()),
  /** Why it cannot be adopted yet. */
  obstacles: z.array(z.string()),
  /** What of the rows differs from what the books want, and is shown as a difference until somebody pushes it. */
  differences: z.array(z.string()),
});
export type TakeoverPreview = z.infer<typeof preview>;

const adoption = z.object({
  services: z.number().int(),
  customers: z.number().int(),
  plans: z.number().int(),
  left: z.number().int(),
});
export type Adoption = z.infer<typeof adoption>;

/** As much of a file as one question carries; a larger one comes in parts. */
export const PART_CHARACTERS = 400_000;
export const MOST_PARTS = 60;

const source = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('live') }),
    z.object({ kind: z.literal('file'), uploadId: id, fileName: z.string().trim().min(1).max(200) }),
  ],
  { error: 'Where it is read from: “live” for the router itself, or “file” for an uploaded export.' },
);
export type TakeoverSource = z.infer<typeof source>;

export const takeovers = {
  list: procedure('network.read', 'GET /takeovers', 'Routers that were or are being taken over')
    .input(listInput(['createdAt'], 'desc').extend({ deviceId: id.optional() }))
    .output(listOf(head)),
  get: procedure('network.read', 'GET /takeovers/{id}', 'One takeover: its counts, plans and choices')
    .input(z.object({ id }))
    .output(takeover),
  rows: procedure('network.read', 'GET /takeovers/{id}/rows', 'The services found on the router')
    .input(rowQuery)
    .output(listOf(takeoverRow)),
  row: procedure('network.read', 'GET /takeovers/rows/{id}', 'One service found, with its rows as they stand')
    .input(z.object({ id }))
    .output(z.object({ row: takeoverRow, rows: z.array(foundRow) })),
  preview: procedure(
    'network.read',
    'GET /takeovers/{id}/preview',
    'What adopting would do, in the books and on the router',
  )
    .input(z.object({ id }))
    .output(preview),
  upload: procedure('network.takeover', 'POST /takeovers/parts', 'A part of an exported file, in order')
    .input(
      z.object({
        uploadId: id,
        partNo: z
          .number()
          .int()
          .min(0)
          .max(MOST_PARTS - 1),
        text: z.string().max(PART_CHARACTERS),
      }),
    )
    .output(done),
  start: procedure(
    'network.takeover',
    'POST /takeovers',
    'Reads a router, or its export, and proposes whose everything is',
  )
    .input(z.object({ deviceId: id, source }))
    .output(done),
  refresh: procedure('network.takeover', 'POST /takeovers/{id}/refresh', 'Reads again and keeps what was decided')
    .input(z.object({ id, source }))
    .output(done),
  decide: procedure('network.takeover', 'POST /takeovers/{id}/decide', 'Decides about rows, one or many')
    .input(decision)
    .output(z.object({ changed: z.number().int() })),
  choosePlan: procedure(
    'network.takeover',
    'POST /takeovers/{id}/plan',
    'Names the plan, or the price of a new one, for rates',
  )
    .input(planChoice)
    .output(done),
  setOptions: procedure('network.takeover', 'POST /takeovers/{id}/options', 'Sets what all rows have in common')
    .input(options.partial().extend({ id }))
    .output(done),
  adopt: procedure('network.takeover', 'POST /takeovers/{id}/adopt', 'Puts the rows that are ready into the books')
    .input(z.object({ id }))
    .output(adoption),
  abandon: procedure('network.takeover', 'POST /takeovers/{id}/abandon', 'Ends it; what was not adopted stays as it is')
    .input(z.object({ id, reason }))
    .output(done),
};
