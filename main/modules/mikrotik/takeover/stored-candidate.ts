import { z } from 'zod';
import { matchConfidences, takeoverKinds } from '#contract/mikrotik.ts';
import { isManagedPath, type ManagedPath } from '../plan/menus.ts';
import type { Candidate } from './candidates/candidate.ts';
import type { Match } from './matching/match-candidate.ts';

const pair = z.object({ downloadKbps: z.number(), uploadKbps: z.number() });

const rates = z.object({
  rates: pair.extend({ burst: pair.extend({ thresholdPercent: z.number(), seconds: z.number() }).nullable() }),
  key: z.string(),
  note: z.string().nullable(),
});

const row = z.object({
  path: z.string().transform((path, context): ManagedPath => {
    if (isManagedPath(path)) return path;
    context.addIssue(`${path} is no menu of ours`);
    return z.NEVER;
  }),
  naturalKey: z.string(),
  fields: z.record(z.string(), z.string()),
  isTaken: z.boolean(),
});

const candidate = z.object({
  key: z.string(),
  kind: z.enum(takeoverKinds),
  name: z.string(),
  user: z.string().nullable(),
  mac: z.string().nullable(),
  ip: z.string().nullable(),
  comment: z.string(),
  seenMacs: z.array(z.string()),
  profile: z.string().nullable(),
  rates: rates.nullable(),
  planKey: z.string().nullable(),
  isLive: z.boolean().nullable(),
  isDisabled: z.boolean(),
  lists: z.array(z.string()),
  knowsPassword: z.boolean().nullable(),
  rows: z.array(row),
  faults: z.array(z.string()),
});

const match = z.object({
  customerId: z.string(),
  subscriptionId: z.string().nullable(),
  confidence: z.enum(matchConfidences),
  reason: z.string(),
});

const options = z.object({
  cutOffLists: z.array(z.string()),
  sectorId: z.string().nullable(),
  position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  anchorDay: z.number(),
  paidThrough: z.string().nullable(),
});
export type StoredOptions = z.infer<typeof options>;

/** What stands in the store as JSON, as what it is. */
export const candidateOf = (json: unknown): Candidate => candidate.parse(json);
export const matchesOf = (json: unknown): Match[] => z.array(match).parse(json);
export const optionsOf = (json: unknown): StoredOptions => options.parse(json);
