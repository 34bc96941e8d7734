import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';

/** How many services stand on a device, drafts included. */
export async function servicesOn(tx: Pick<WriteTx, 'db'>, deviceId: Id): Promise<number> {
  const { count } = await tx.db
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('deviceId', '=', deviceId)
    .where('state', '<>', 'terminated')
    .executeTakeFirstOrThrow();
  return count;
}
