import type { RouterFields } from './router-transport.ts';

/** RouterOS looks for a pool or an address of that name, also of an empty one: these are emptied by `unset` only. */
const NEVER_EMPTY = new Set(['local-address', 'remote-address']);

/** Which fields are written, and which are emptied by a command of their own. */
export function splitUnset(fields: RouterFields): { given: RouterFields; unset: string[] } {
  const all = Object.entries(fields);
  const isToUnset = ([name, value]: readonly [string, string]): boolean => value === '' && NEVER_EMPTY.has(name);
  return {
    given: Object.fromEntries(all.filter((field) => !isToUnset(field))),
    unset: all.filter(isToUnset).map(([name]) => name),
  };
}
