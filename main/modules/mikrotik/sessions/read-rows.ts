import type { RouterReader } from '../router/read-only-router.ts';
import type { PrintOptions, RouterPath, RouterRow } from '../transport/router-transport.ts';
import { RouterError } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';

/** Rows of a menu; none where the router has no such menu, as one without the package ppp or hotspot. */
export async function readRows(router: RouterReader, path: RouterPath, options: PrintOptions): Promise<RouterRow[]> {
  try {
    return await router.print(path, options);
  } catch (error) {
    if (!(error instanceof RouterError) || error.kind !== 'trap') throw error;
    if (trapReason(error.message) === 'unknown-parameter') return [];
    const advice = 'Give the API user’s group the policies api and read';
    throw new RouterError('trap', `${path} cannot be read. ${advice} (“${error.message}”).`, { cause: error });
  }
}
