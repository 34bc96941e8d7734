import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { counted } from '../counted.ts';

export async function archiveCustomer(platform: Platform, actor: Actor, id: Id): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('customer').select(['name', 'archivedAt']).where('id', '=', id);
    const customer = await locked(platform, query).executeTakeFirst();
    if (customer === undefined) throw notFound('customer');
    if (customer.archivedAt !== null) return { id };
    const { count } = await tx.db
      .selectFrom('subscription')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('customerId', '=', id)
      .where('state', '<>', 'terminated')
      .executeTakeFirstOrThrow();
    if (count > 0) {
      const sentence = `${customer.name} has ${counted(count, 'service')} that ${count === 1 ? 'is' : 'are'} not terminated. Terminate first.`;
      throw new Refusal('NOT_ALLOWED_NOW', sentence);
    }
    await tx.db.updateTable('customer').set({ archivedAt: tx.now }).where('id', '=', id).execute();
    tx.audit({
      event: 'customer.archived',
      model: 'customer',
      recordId: id,
      before: { archivedAt: null },
      after: { archivedAt: tx.now },
    });
    return { id };
  });
}
