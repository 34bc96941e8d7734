import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Access } from '#contract/procedure.ts';

export interface ListedProcedure {
  readonly path: readonly string[];
  readonly name: string;
  readonly access: Access;
  readonly method: string;
  readonly restPath: string;
  /** undefined: it is asked without any. */
  readonly input: z.ZodType | undefined;
}

interface ContractProcedureLike {
  readonly '~orpc': {
    readonly inputSchema?: unknown;
    readonly meta: { readonly access: Access };
    readonly route: { readonly method?: string; readonly path?: string };
  };
}

const isProcedure = (node: object): node is ContractProcedureLike => '~orpc' in node;

function walk(node: object, path: readonly string[]): ListedProcedure[] {
  if (isProcedure(node)) {
    const { meta, route, inputSchema } = node['~orpc'];
    return [
      {
        path,
        name: path.join('.'),
        access: meta.access,
        method: route.method ?? 'POST',
        restPath: route.path ?? '',
        input: inputSchema instanceof z.ZodType ? inputSchema : undefined,
      },
    ];
  }
  return Object.entries(node).flatMap(([key, child]) => walk(child, [...path, key]));
}

/** Every procedure of the contract. */
export const allProcedures: readonly ListedProcedure[] = walk(contract, []);
