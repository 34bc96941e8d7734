import { sql } from 'kysely';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { businessDay } from '../business-day.ts';
import { post } from '../ledger/ledger.ts';
import { lockCustomers } from '../store.ts';
import { totalOf } from './allocation.ts';

/** Invoices owe again what this payment had paid; answers what was given back. */
async function takeBackAllocations(tx: WriteTx, paymentId: Id) {
  const given = sql<bigint>`(select cast(sum(a.amount_minor) as bigint) from payment_allocation a
    where a.invoice_id = invoice.id and a.payment_id = ${paymentId})`;
  const reopened = await tx.db
    .updateTable('invoice')
    .set((eb) => ({ openMinor: eb('openMinor', '+', given) }))
    .where('id', 'in', (eb) =>
      eb.selectFrom('paymentAllocation').select('invoiceId').where('paymentId', '=', paymentId),
    )
    .returning('id')
    .execute();
  for (const { id } of reopened) tx.touch('invoice', id);
  return await tx.db
    .deleteFrom('paymentAllocation')
    .where('paymentId', '=', paymentId)
    .returning(['invoiceId', 'amountMinor'])
    .execute();
}

/**
 * Takes a wrong or bounced payment back: a new entry with the opposite signs, its invoices open again, its credit gone.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED_NOW when it was reversed before
 */
export async function reversePayment(platform: Platform, actor: Actor, id: Id, reason: string): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const found = await tx.db.selectFrom('payment').select('customerId').where('id', '=', id).executeTakeFirst();
    if (found === undefined) throw notFound('payment');
    await lockCustomers(platform, tx, [found.customerId]);
    const before = await tx.db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const reversed = await tx.db
      .updateTable('payment')
      .set({ state: 'reversed', unallocatedMinor: 0n, reversedAt: tx.now, reversalReason: reason })
      .where('id', '=', id)
      .where('state', '=', 'posted')
      .returning('id')
      .executeTakeFirst();
    if (reversed === undefined) throw new Refusal('NOT_ALLOWED_NOW', `${before.number} was reversed already.`);
    const allocations = await takeBackAllocations(tx, id);
    const { customerId, amountMinor, method, number, unallocatedMinor } = before;
    await post(tx, [
      {
        date: (await businessDay(tx.db, tx.now)).today,
        source: { kind: 'payment_reversal', id },
        memo: `${number} reversed: ${reason}`,
        lines: [
          { account: method, customerId: null, amountMinor: -amountMinor },
          { account: 'receivable', customerId, amountMinor: totalOf(allocations) },
          { account: 'credit', customerId, amountMinor: unallocatedMinor },
        ],
      },
    ]);
    tx.audit({
      event: 'payment.reversed',
      model: 'payment',
      recordId: id,
      before: { state: 'posted', unallocatedMinor, allocations },
      after: { state: 'reversed' },
      why: reason,
    });
    tx.touch('customer', customerId);
  });
}
