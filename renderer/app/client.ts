import { createORPCClient, DynamicLink, isDefinedError, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#contract/index.ts';
import type { Refusal } from '#ui/refusal.ts';
import { doorLink } from './door.ts';

/** The one typed client; it does not know through which door it speaks. */
export const client: ContractRouterClient<Contract> = createORPCClient(new DynamicLink(() => doorLink()));

/** The same, as queries and mutations of TanStack Query. */
export const api = createTanstackQueryUtils(client);

/** Any failure of a call as a screen shows it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    const data: unknown = error.data;
    const { fields, reference } = isRecord(data) ? data : {};
    return {
      message: error.message,
      ...(typeof reference === 'string' ? { reference } : {}),
      ...(isSentences(fields) ? { fields } : {}),
    };
  }
  return { message: 'The back office does not answer. It may be restarting: try again in a moment.' };
}

/** The contract's code of a failure, when it has one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ORPCError || isDefinedError(error) ? error.code : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isSentences = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((sentence) => typeof sentence === 'string');
