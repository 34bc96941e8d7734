import { sql } from 'kysely';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';
import { insertChunked, type WriteTx } from '#platform/write.ts';

export interface NewAllocation {
  readonly id: Id;
  readonly paymentId: Id;
  readonly invoiceId: Id;
  readonly amountMinor: Minor;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/**
 * Takes allocations off what the invoices have open, never below zero: when somebody else was quicker, nothing happens.
 * @throws Refusal CONFLICT
 */
export async function allocateToInvoices(tx: WriteTx, allocations: readonly NewAllocation[]): Promise<void> {
  const rows = allocations.map((allocation) => ({ ...allocation, allocatedAt: tx.now }));
  await insertChunked(rows, async (chunk) => {
    await tx.db.insertInto('paymentAllocation').values(chunk).execute();
    const invoiceIds = unique(chunk.map((row) => row.invoiceId));
    const taken = sql<bigint>`(select cast(sum(a.amount_minor) as bigint) from payment_allocation a
      where a.invoice_id = invoice.id and a.id in (${sql.join(chunk.map((row) => row.id))}))`;
    const updated = await tx.db
      .updateTable('invoice')
      .set((eb) => ({ openMinor: eb('openMinor', '-', taken) }))
      .where('id', 'in', invoiceIds)
      .where((eb) => eb('openMinor', '>=', taken))
      .returning('id')
      .execute();
    if (updated.length !== invoiceIds.length) throw new Refusal('CONFLICT');
    for (const { id } of updated) tx.touch('invoice', id);
  });
}

/** Takes allocations off the credit that the payments still hold. @throws Refusal CONFLICT */
export async function takeFromCredit(tx: WriteTx, allocations: readonly NewAllocation[]): Promise<void> {
  await insertChunked(allocations, async (chunk) => {
    const paymentIds = unique(chunk.map((row) => row.paymentId));
    const taken = sql<bigint>`(select cast(sum(a.amount_minor) as bigint) from payment_allocation a
      where a.payment_id = payment.id and a.id in (${sql.join(chunk.map((row) => row.id))}))`;
    const updated = await tx.db
      .updateTable('payment')
      .set((eb) => ({ unallocatedMinor: eb('unallocatedMinor', '-', taken) }))
      .where('id', 'in', paymentIds)
      .where((eb) => eb('unallocatedMinor', '>=', taken))
      .returning('id')
      .execute();
    if (updated.length !== paymentIds.length) throw new Refusal('CONFLICT');
    for (const { id } of updated) tx.touch('payment', id);
  });
}
