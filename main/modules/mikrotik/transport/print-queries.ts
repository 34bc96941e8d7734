import type { RouterFields } from './router-transport.ts';

/**
 * Query words without their question mark. Unset is an absent field on one RouterOS and an empty one on another, so a query
 * for '' asks for either.
 */
export function printQueries(where: RouterFields): string[] {
  return Object.entries(where).flatMap(([name, value]) =>
    value === '' ? [`${name}=`, `-${name}`, '#|'] : [`${name}=${value}`],
  );
}
