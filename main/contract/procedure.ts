import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type RefusalCode, refusalCodes } from '../kernel/errors.ts';
import type { Permission } from './permissions.ts';
import { sentenceOf } from './sentences.ts';

// For every schema of the contract: they are read in the console and by scripts.
z.config({ customError: sentenceOf });

/** `public`: anyone who reaches the door. `signed_in`: any member of staff, whatever the role. */
export type Access = Permission | 'public' | 'signed_in';

export interface ProcedureMeta {
  readonly access: Access;
}

export const refusalData = z
  .object({
    fields: z.record(z.string(), z.string()).optional(),
    roles: z.array(z.string()).optional(),
    reference: z.string().optional(),
  })
  .optional();

type ErrorMap = Record<RefusalCode, { status: number; message: string; data: typeof refusalData }>;

const errors = Object.fromEntries(
  Object.entries(refusalCodes).map(([code, row]) => [code, { ...row, data: refusalData }]),
) as ErrorMap;

const base = oc.$meta<ProcedureMeta>({ access: 'signed_in' }).errors(errors);

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One thing that may be asked: who may, how REST spells it (`GET /customers/{id}`), and what it does in a sentence. */
export function procedure(access: Access, rest: `${Method} /${string}`, summary: string) {
  const [method, path] = rest.split(' ') as [Method, `/${string}`];
  const tag = path.split('/')[1] ?? 'general';
  return base.meta({ access }).route({ method, path, summary, tags: [tag], inputStructure: 'compact' });
}
