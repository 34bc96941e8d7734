import { contract } from '#contract/index.ts';
import type { Access } from '#contract/procedure.ts';

export interface ListedProcedure {
  readonly path: readonly string[];
  readonly name: string;
  readonly access: Access;
  readonly method: string;
  readonly restPath: string;
}

interface ContractProcedureLike {
  readonly '~orpc': {
    readonly meta: { readonly access: Access };
    readonly route: { readonly method?: string; readonly path?: string };
  };
}

const isProcedure = (node: object): node is ContractProcedureLike => '~orpc' in node;

function walk(node: object, path: readonly string[]): ListedProcedure[] {
  if (isProcedure(node)) {
    const { meta, route } = node['~orpc'];
    return [
      { path, name: path.join('.'), access: meta.access, method: route.method ?? 'POST', restPath: route.path ?? '' },
    ];
  }
  return Object.entries(node).flatMap(([key, child]) => walk(child, [...path, key]));
}

/** Every procedure of the contract. */
export const allProcedures: readonly ListedProcedure[] = walk(contract, []);
