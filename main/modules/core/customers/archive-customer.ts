import { sql } from 'kysely';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { formatMoney, type Minor } from '#kernel/money.ts';
import type { Actor } from '#platform/actor.ts';
import { seesMoney } from '#platform/money-sight.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { counted } from '../counted.ts';

/**
 * Nobody looks for money with an archived customer. The sums are read from the tables of billing, which owns them
 * (docs/decisions/reading-tables.md); the customer is locked, so that no payment comes in between.
 */
async function refuseUnsettled(tx: WriteTx, customerId: Id, name: string): Promise<void> {
  const { openMinor } = await tx.db
    .selectFrom('invoice')
    .select(sql<bigint>`cast(coalesce(sum(open_minor), 0) as bigint)`.as('openMinor'))
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  const { creditMinor } = await tx.db
    .selectFrom('payment')
    .select(sql<bigint>`cast(coalesce(sum(unallocated_minor), 0) as bigint)`.as('creditMinor'))
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  const { currency } = await companyOf(tx.db);
  const sum = (amount: Minor): string => (seesMoney(tx.actor) ? formatMoney(amount, currency) : 'something');
  const sentences = [
    ...(openMinor > 0n ? [`${name} owes ${sum(openMinor)}: collect it or write it off first.`] : []),
    ...(creditMinor > 0n ? [`${name} has ${sum(creditMinor)} of credit: use it or pay it back first.`] : []),
  ];
  if (sentences.length > 0) throw new Refusal('NOT_ALLOWED_NOW', sentences.join(' '));
}

/** Takes a customer out of the lists, once no service of theirs runs and nothing is open either way. */
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
    await refuseUnsettled(tx, id, customer.name);
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
