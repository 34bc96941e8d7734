import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { PaymentQuery } from '#contract/billing.ts';
import type { Database } from '#db/schema.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { keysetPage, likeText } from '#platform/page.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import type { Db } from '../store.ts';

const payments = (db: Db) => db.selectFrom('payment').innerJoin('customer', 'customer.id', 'payment.customerId');

const headColumns = [
  'payment.id',
  'payment.number',
  'payment.customerId',
  'customer.code as customerCode',
  'customer.name as customerName',
  'payment.receivedOn',
  'payment.method',
  'payment.reference',
  'payment.amountMinor',
  'payment.unallocatedMinor',
  'payment.state',
  'payment.note',
  'payment.recordedBy',
  'payment.postedAt',
  'payment.reversedAt',
  'payment.reversalReason',
] as const;

function conditions({ search, customerId, method, from, to }: PaymentQuery) {
  const eb = expressionBuilder<Database, 'payment' | 'customer'>();
  const all: Expression<SqlBool>[] = [];
  if (customerId !== undefined) all.push(eb('payment.customerId', '=', customerId));
  if (method !== undefined) all.push(eb('payment.method', '=', method));
  if (from !== undefined) all.push(eb('payment.receivedOn', '>=', from));
  if (to !== undefined) all.push(eb('payment.receivedOn', '<=', to));
  if (search.trim() !== '') {
    const like = likeText(search);
    all.push(
      sql<SqlBool>`(lower(payment.number) like ${like} escape '\\' or lower(payment.reference) like ${like} escape '\\'
        or customer.search_text like ${like} escape '\\')`,
    );
  }
  return eb.and(all);
}

const sortedBy = {
  receivedOn: sql<string>`payment.received_on`,
  number: sql<string>`payment.number`,
  amountMinor: sql<number>`payment.amount_minor`,
};

/** Reversed payments stand in the list; only posted ones count in the sum. */
export async function listPayments({ store: { db } }: Platform, input: PaymentQuery) {
  const { currency } = await companyOf(db);
  const found = payments(db).where(conditions(input));
  const { items, nextCursor } = await keysetPage(
    found.select(headColumns),
    { by: sortedBy[input.sort.by], id: sql<string>`payment.number` },
    { ...input, direction: input.sort.direction },
  );
  const totals = await found
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      sql<bigint>`cast(coalesce(sum(case when payment.state = 'posted' then payment.amount_minor else 0 end), 0) as bigint)`.as(
        'amountMinor',
      ),
    ])
    .executeTakeFirstOrThrow();
  return {
    items: items.map((row) => ({ ...row, currency })),
    nextCursor,
    total: totals.count,
    totals: { ...totals, currency },
  };
}

/** @throws Refusal NOT_FOUND */
export async function getPayment({ store: { db } }: Platform, id: Id) {
  const row = await payments(db).select(headColumns).where('payment.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('payment');
  const { currency } = await companyOf(db);
  const allocations = await db
    .selectFrom('paymentAllocation')
    .innerJoin('invoice', 'invoice.id', 'paymentAllocation.invoiceId')
    .select([
      'paymentAllocation.invoiceId',
      'invoice.number as invoiceNumber',
      'paymentAllocation.amountMinor',
      'paymentAllocation.allocatedAt',
    ])
    .where('paymentAllocation.paymentId', '=', id)
    .orderBy('paymentAllocation.allocatedAt')
    .orderBy('invoice.number')
    .execute();
  return { ...row, currency, allocations };
}
