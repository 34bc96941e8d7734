import { sql } from 'kysely';
import type { SubscriptionTable } from '#db/schema/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { newPppoePassword, pppoePassword, sealPppoePassword } from './pppoe-password.ts';

type Login = Pick<SubscriptionTable, 'pppoeUser' | 'pppoePasswordSealed'>;

interface LoginOwner extends Login {
  readonly id: Id;
  readonly customerId: Id;
  readonly authMethod: SubscriptionTable['authMethod'];
}

/** PPPoE and hotspot customers sign in at the router with a user name and a password. */
const signsIn = (authMethod: SubscriptionTable['authMethod']): boolean =>
  authMethod === 'pppoe' || authMethod === 'hotspot';

async function isTaken(tx: WriteTx, user: string): Promise<boolean> {
  const taken = await tx.db
    .selectFrom('subscription')
    .select('id')
    .where('pppoeUser', '=', user)
    .where('state', '<>', sql.lit('terminated' as const))
    .executeTakeFirst();
  return taken !== undefined;
}

/**
 * `c-000123-2`: the customer's code and which of their services it is. The customer is locked, so that two consoles do not
 * find the same name free.
 */
async function freeUser(platform: Platform, tx: WriteTx, customerId: Id): Promise<string> {
  const query = tx.db.selectFrom('customer').select('code').where('id', '=', customerId);
  const { code } = await locked(platform, query).executeTakeFirstOrThrow();
  const { count } = await tx.db
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customerId', '=', customerId)
    .where('pppoeUser', 'is not', null)
    .executeTakeFirstOrThrow();
  let number = count + 1;
  while (await isTaken(tx, `${code.toLowerCase()}-${number}`)) number += 1;
  return `${code.toLowerCase()}-${number}`;
}

/**
 * A service that was taken over from a router may have a password that the books do not know: it stays the router's until
 * somebody enters another one (docs/decisions/taking-over.md).
 */
export const staysUnknown = (before: LoginOwner, wanted: LoginOwner): boolean =>
  signsIn(before.authMethod) &&
  signsIn(wanted.authMethod) &&
  before.pppoeUser !== null &&
  wanted.pppoeUser !== null &&
  before.pppoePasswordSealed === null;

/**
 * The user and the sealed password that a service has from now on: as given, or made where its way of connecting needs
 * them. A password that is the same keeps its seal, so that nothing seems to have changed.
 */
export async function loginFor(
  platform: Platform,
  tx: WriteTx,
  service: LoginOwner,
  password: string | null | undefined,
): Promise<Login> {
  const needed = signsIn(service.authMethod);
  const pppoeUser = service.pppoeUser ?? (needed ? await freeUser(platform, tx, service.customerId) : null);
  if (typeof password === 'string') {
    const isSame = service.pppoePasswordSealed !== null && pppoePassword(platform, service) === password;
    const sealed = isSame ? service.pppoePasswordSealed : sealPppoePassword(platform, service.id, password);
    return { pppoeUser, pppoePasswordSealed: sealed };
  }
  if (!needed || service.pppoePasswordSealed !== null) {
    return { pppoeUser, pppoePasswordSealed: service.pppoePasswordSealed };
  }
  return { pppoeUser, pppoePasswordSealed: sealPppoePassword(platform, service.id, newPppoePassword()) };
}
