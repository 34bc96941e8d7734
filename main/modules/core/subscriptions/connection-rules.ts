import { sql } from 'kysely';
import type { SubscriptionTable } from '#db/schema/core.ts';
import type { FieldErrors } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { held } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { methodsOf } from '../plans/plan-columns.ts';

/** The records that a service stands on are held, so that none is archived or changed until the transaction ends. */

export async function planFaults(
  platform: Platform,
  tx: WriteTx,
  planId: Id,
  { authMethod, isNew }: { authMethod: SubscriptionTable['authMethod']; isNew: boolean },
): Promise<FieldErrors> {
  const query = tx.db.selectFrom('servicePlan').select(['name', 'authMethods', 'onSale']).where('id', '=', planId);
  const plan = await held(platform, query).executeTakeFirst();
  if (plan === undefined) return { planId: 'There is no such plan.' };
  if (isNew && plan.onSale === 'withdrawn') return { planId: `${plan.name} is not sold any more.` };
  if (methodsOf(plan).includes(authMethod)) return {};
  return { authMethod: `${plan.name} is sold for ${methodsOf(plan).join(', ')} only.` };
}

export async function deviceFaults(platform: Platform, tx: WriteTx, deviceId: Id): Promise<FieldErrors> {
  const query = tx.db.selectFrom('device').select(['name', 'kind', 'archivedAt']).where('id', '=', deviceId);
  const device = await held(platform, query).executeTakeFirst();
  if (device === undefined) return { deviceId: 'There is no such router.' };
  if (device.archivedAt !== null) return { deviceId: `${device.name} is archived. Choose another router.` };
  if (device.kind !== 'mikrotik') {
    return { deviceId: `${device.name} is not a MikroTik router: it is only kept, not written to.` };
  }
  return {};
}

type Unique = Pick<SubscriptionTable, 'id' | 'deviceId' | 'mac' | 'ip' | 'pppoeUser'>;

/** Literal, so that SQLite recognises the condition of the partial unique indexes. */
const notTerminated = sql.lit('terminated' as const);

const holders = (tx: WriteTx, except: Id) =>
  tx.db
    .selectFrom('subscription')
    .innerJoin('customer', 'customer.id', 'subscription.customerId')
    .select(['subscription.code', 'customer.name'])
    .where('subscription.state', '<>', notTerminated)
    .where('subscription.id', '<>', except);

/** MAC and IP are one service's alone on a router, a PPPoE user in the whole company; says who has it. */
export async function takenFaults(tx: WriteTx, { id, deviceId, mac, ip, pppoeUser }: Unique): Promise<FieldErrors> {
  const fields: Record<string, string> = {};
  const onRouter = holders(tx, id).where('subscription.deviceId', '=', deviceId);
  if (deviceId !== null && mac !== null) {
    const other = await onRouter.where('subscription.mac', '=', mac).executeTakeFirst();
    if (other !== undefined) fields.mac = `${other.code} (${other.name}) has this MAC address on this router.`;
  }
  if (deviceId !== null && ip !== null) {
    const other = await onRouter.where('subscription.ip', '=', ip).executeTakeFirst();
    if (other !== undefined) fields.ip = `${other.code} (${other.name}) has this IP address on this router.`;
  }
  if (pppoeUser !== null) {
    const other = await holders(tx, id).where('subscription.pppoeUser', '=', pppoeUser).executeTakeFirst();
    if (other !== undefined) fields.pppoeUser = `${other.code} (${other.name}) has this user name.`;
  }
  return fields;
}
