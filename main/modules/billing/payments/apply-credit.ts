import { type SqlBool, sql } from 'kysely';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { minOf } from '#kernel/money.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { grouped } from '../grouped.ts';
import { isOpen, openInvoices } from '../invoices/open-invoices.queries.ts';
import { post } from '../ledger/ledger.ts';
import { type Db, lockCustomers } from '../store.ts';
import { allocateToInvoices, type NewAllocation, takeFromCredit } from './allocate.ts';
import { allocateOldestFirst, totalOf } from './allocation.ts';

/** The next customers that have both: credit and something open. */
export async function customersWithUsableCredit(db: Db, after: Id | null, limit: number): Promise<Id[]> {
  let query = db
    .selectFrom('payment')
    .select('customerId')
    .distinct()
    .where(sql<SqlBool>`payment.unallocated_minor > 0`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('invoice')
          .select('invoice.id')
          .whereRef('invoice.customerId', '=', 'payment.customerId')
          .where(isOpen),
      ),
    )
    .orderBy('customerId')
    .limit(limit);
  if (after !== null) query = query.where('customerId', '>', after);
  return (await query.execute()).map((row) => row.customerId);
}

/** Pays open invoices of these customers, oldest first, from the credit that their oldest payments left. */
export async function applyCredit(
  platform: Platform,
  tx: WriteTx,
  customerIds: readonly Id[],
  date: CalendarDate,
): Promise<void> {
  if (customerIds.length === 0) return;
  await lockCustomers(platform, tx, customerIds);
  const credits = await tx.db
    .selectFrom('payment')
    .select(['id', 'number', 'customerId', 'unallocatedMinor as amountMinor'])
    .where('customerId', 'in', customerIds)
    .where(sql<SqlBool>`unallocated_minor > 0`)
    .orderBy('receivedOn')
    .orderBy('number')
    .execute();
  const open = grouped(await openInvoices(tx.db, customerIds), (invoice) => invoice.customerId);
  const used: (NewAllocation & { readonly customerId: Id; readonly memo: string })[] = [];
  for (const [customerId, payments] of grouped(credits, (credit) => credit.customerId)) {
    const invoices = open.get(customerId) ?? [];
    const wanted = allocateOldestFirst(totalOf(payments), invoices);
    const left = payments.map((payment) => ({ ...payment }));
    for (const { invoiceId, amountMinor } of wanted) {
      let missing = amountMinor;
      for (const payment of left) {
        const part = minOf(missing, payment.amountMinor);
        if (part === 0n) continue;
        const number = invoices.find((invoice) => invoice.id === invoiceId)?.number;
        const memo = `${payment.number} pays ${number} from credit`;
        used.push({ id: tx.newId(), paymentId: payment.id, invoiceId, amountMinor: part, customerId, memo });
        payment.amountMinor -= part;
        missing -= part;
      }
    }
  }
  const allocations = used.map(({ customerId: _customer, memo: _memo, ...allocation }) => allocation);
  await allocateToInvoices(tx, allocations);
  await takeFromCredit(tx, allocations);
  await post(
    tx,
    used.map(({ id, customerId, memo, amountMinor }) => ({
      date,
      source: { kind: 'credit_allocation', id },
      memo,
      lines: [
        { account: 'credit', customerId, amountMinor },
        { account: 'receivable', customerId, amountMinor: -amountMinor },
      ],
    })),
  );
  for (const { paymentId, invoiceId, amountMinor, memo } of used) {
    const after = { invoiceId, amountMinor };
    tx.audit({ event: 'payment.credit_used', model: 'payment', recordId: paymentId, after, why: memo });
  }
}
