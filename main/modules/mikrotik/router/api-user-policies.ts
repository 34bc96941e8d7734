import { RouterError, type RouterRow } from '../transport/router-transport.ts';
import type { Device } from './device-access.ts';
import type { RouterReader } from './read-only-router.ts';

/** What the API user may do on its router, as far as the router lets it read that. */
export interface Permissions {
  readonly state: 'enough' | 'lacking' | 'unknown';
  readonly sentence: string;
}

/** What is needed to read and write rows; which policy opens the door depends on the way in. */
const neededBy = {
  api: ['api', 'read', 'write'],
  rest: ['api', 'rest-api', 'read', 'write'],
} as const satisfies Record<Device['transport'], readonly string[]>;

async function oneOf(
  router: RouterReader,
  path: '/user' | '/user/group',
  name: string,
): Promise<RouterRow | undefined> {
  try {
    const [row] = await router.print(path, { where: { name } });
    return row;
  } catch (error) {
    // Who may not read the users is still one who may read and write rows.
    if (error instanceof RouterError && error.kind === 'trap') return undefined;
    throw error;
  }
}

/** A group prints what it has, and what it lacks behind a `!`. */
const policyNames = (policy: string): string[] =>
  policy
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('!'));

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Told before the first write is refused. A user that RADIUS knows, or that may not read `/user`, cannot be judged. */
export async function readPermissions(
  router: RouterReader,
  { apiUser, transport }: Pick<Device, 'apiUser' | 'transport'>,
): Promise<Permissions> {
  const group = (await oneOf(router, '/user', apiUser))?.group;
  const policy = group === undefined ? undefined : (await oneOf(router, '/user/group', group))?.policy;
  if (policy === undefined) {
    const sentence = `What the API user ${apiUser} may do on the router could not be read; the first change will show it.`;
    return { state: 'unknown', sentence };
  }
  const has = new Set(policyNames(policy));
  const needed = neededBy[transport];
  const missing = needed.filter((one) => !has.has(one));
  if (missing.length === 0) {
    const sentence = `The API user ${apiUser} (group ${group}) has the policies it needs: ${listed(needed)}.`;
    return { state: 'enough', sentence };
  }
  const policies = missing.length === 1 ? 'policy' : 'policies';
  return {
    state: 'lacking',
    sentence: `The API user ${apiUser} (group ${group}) lacks the ${policies} ${listed(missing)}; changes will be refused. On the router: /user/group/set [find name="${group}"] policy=${[...has, ...missing].join(',')}.`,
  };
}
