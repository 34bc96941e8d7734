import { createRouterClient, ORPCError } from '@orpc/server';
import type { StaffRole } from '#contract/permissions.ts';
import type { Platform } from '#platform/platform.ts';
import { contextOf } from '../../../../tests/harness/test-context.ts';
import { actorWith } from '../../../../tests/harness/test-platform.ts';
import { coreHandlers } from '../handlers.ts';

/** The module's procedures as a person with the role calls them: permission, parsing and answers included. */
export const coreClient = (platform: Platform, role: StaffRole = 'admin') =>
  createRouterClient(coreHandlers, { context: contextOf(platform, actorWith(role, platform)) });

export type CoreClient = ReturnType<typeof coreClient>;

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The refusal that a call is expected to answer with; anything else fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { code: error.code, message: error.message, fields: error.data?.fields ?? {} };
  }
  throw new Error('The call was not refused');
}

/** Sentence by field, of a call that is expected to be refused for its fields. */
export async function fieldsRefused(call: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  const { code, fields } = await refusalOf(call);
  if (code !== 'INVALID_INPUT') throw new Error(`Refused with ${code}`);
  return fields;
}
