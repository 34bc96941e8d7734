import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import { inChunks } from '../chunks.ts';

const select = (db: Kysely<Database>) =>
  db
    .selectFrom('subscription')
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .innerJoin('servicePlan as plan', 'plan.id', 'subscription.planId')
    .leftJoin('device', 'device.id', 'subscription.deviceId')
    .select([
      'subscription.id',
      'subscription.code',
      'subscription.customerId',
      'customer.name as customerName',
      'subscription.state',
      'subscription.authMethod',
      'subscription.deviceId',
      'device.name as deviceName',
      'subscription.mac',
      'subscription.ip',
      'subscription.pppoeUser',
      'plan.name as planName',
      'plan.downloadKbps',
      'plan.uploadKbps',
    ]);

/** A service as far as a session may be its own. */
export type Owner = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** The services that the books have on a router. */
export const ownersOn = (db: Kysely<Database>, deviceId: Id): Promise<Owner[]> =>
  select(db).where('subscription.deviceId', '=', deviceId).where('subscription.state', '<>', 'terminated').execute();

export const ownerById = (db: Kysely<Database>, id: Id): Promise<Owner | undefined> =>
  select(db).where('subscription.id', '=', id).executeTakeFirst();

/** Services anywhere, also ended ones, that have such a user name, MAC address or id; those that run stand last. */
export async function ownersElsewhere(
  db: Kysely<Database>,
  { users, macs, ids }: { users: readonly string[]; macs: readonly string[]; ids: readonly Id[] },
): Promise<Owner[]> {
  const found: Owner[] = [];
  const take =
    (column: 'subscription.pppoeUser' | 'subscription.mac' | 'subscription.id') => async (some: readonly string[]) => {
      found.push(...(await select(db).where(column, 'in', some).orderBy('subscription.createdAt').execute()));
    };
  await inChunks(users, take('subscription.pppoeUser'));
  await inChunks(macs, take('subscription.mac'));
  await inChunks(ids, take('subscription.id'));
  const isEnded = ({ state }: Owner): boolean => state === 'terminated';
  return [...found.filter(isEnded), ...found.filter((owner) => !isEnded(owner))];
}
