import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { type Invoice, type InvoiceHead, type InvoiceQuery, lineExplanation } from '#contract/billing.ts';
import type { Database } from '#db/schema.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { keysetPage, likeText } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import type { Db } from '../store.ts';
import { daysPastDue, dueLimits, dunningDays, invoiceState } from './due-date.ts';
import { isOpen } from './open-invoices.queries.ts';

const invoices = (db: Db) => db.selectFrom('invoice').innerJoin('customer', 'customer.id', 'invoice.customerId');

const headColumns = [
  'invoice.id',
  'invoice.number',
  'invoice.customerId',
  'customer.code as customerCode',
  'customer.name as customerName',
  'invoice.issuedOn',
  'invoice.dueOn',
  'invoice.currency',
  'invoice.netMinor',
  'invoice.taxMinor',
  'invoice.totalMinor',
  'invoice.openMinor',
] as const;

type HeadRow = Omit<InvoiceHead, 'state' | 'daysPastDue'>;

const withState = <Row extends HeadRow>(row: Row, { today, rules }: BusinessDay) => ({
  ...row,
  state: invoiceState(row, today, dunningDays(rules)),
  daysPastDue: row.openMinor === 0n ? 0 : Math.max(0, daysPastDue(row.dueOn, today)),
});

/** The same words as `invoiceState`, asked in the store. */
function inState(state: InvoiceHead['state'], { today, rules }: BusinessDay): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'invoice'>();
  const { pastDue, leftGrace } = dueLimits(today, dunningDays(rules));
  const due = (operator: '>' | '<=', date: CalendarDate) => eb('invoice.dueOn', operator, date);
  switch (state) {
    case 'paid':
      return sql<SqlBool>`invoice.open_minor = 0`;
    case 'open':
      return eb.and([isOpen, due('>', pastDue)]);
    case 'in_grace':
      return eb.and([isOpen, due('<=', pastDue), due('>', leftGrace)]);
    case 'overdue':
      return eb.and([isOpen, due('<=', leftGrace)]);
  }
}

function conditions({ search, customerId, state, from, to, runId }: InvoiceQuery, day: BusinessDay) {
  const eb = expressionBuilder<Database, 'invoice' | 'customer'>();
  const all: Expression<SqlBool>[] = [];
  if (customerId !== undefined) all.push(eb('invoice.customerId', '=', customerId));
  if (runId !== undefined) all.push(eb('invoice.runId', '=', runId));
  if (from !== undefined) all.push(eb('invoice.issuedOn', '>=', from));
  if (to !== undefined) all.push(eb('invoice.issuedOn', '<=', to));
  if (state !== undefined) all.push(inState(state, day));
  if (search.trim() !== '') {
    const like = likeText(search);
    all.push(
      sql<SqlBool>`(lower(invoice.number) like ${like} escape '\\' or customer.search_text like ${like} escape '\\')`,
    );
  }
  return eb.and(all);
}

const sortedBy = {
  issuedOn: sql<string>`invoice.issued_on`,
  number: sql<string>`invoice.number`,
  dueOn: sql<string>`invoice.due_on`,
  openMinor: sql<number>`invoice.open_minor`,
};

export async function listInvoices({ store: { db }, clock }: Platform, input: InvoiceQuery) {
  const day = await businessDay(db, clock.now());
  const found = invoices(db).where(conditions(input, day));
  const { items, nextCursor } = await keysetPage(
    found.select(headColumns),
    { by: sortedBy[input.sort.by], id: sql<string>`invoice.number` },
    { ...input, direction: input.sort.direction },
  );
  const totals = await found
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      sql<bigint>`cast(coalesce(sum(invoice.total_minor), 0) as bigint)`.as('totalMinor'),
      sql<bigint>`cast(coalesce(sum(invoice.open_minor), 0) as bigint)`.as('openMinor'),
    ])
    .executeTakeFirstOrThrow();
  return {
    items: items.map((row) => withState(row, day)),
    nextCursor,
    total: totals.count,
    totals: { ...totals, currency: day.company.currency },
  };
}

async function linesOf(db: Db, invoiceId: Id): Promise<Invoice['lines']> {
  const rows = await db
    .selectFrom('invoiceLine')
    .leftJoin('subscription', 'subscription.id', 'invoiceLine.subscriptionId')
    .selectAll('invoiceLine')
    .select('subscription.code as subscriptionCode')
    .where('invoiceId', '=', invoiceId)
    .orderBy('lineNo')
    .execute();
  return rows.map(({ invoiceId: _invoice, explainJson, ...line }) => ({
    ...line,
    explanation: lineExplanation.parse(explainJson),
  }));
}

const allocationsOf = (db: Db, invoiceId: Id): Promise<Invoice['allocations']> =>
  db
    .selectFrom('paymentAllocation')
    .innerJoin('payment', 'payment.id', 'paymentAllocation.paymentId')
    .select([
      'paymentAllocation.paymentId',
      'payment.number as paymentNumber',
      'payment.receivedOn',
      'paymentAllocation.amountMinor',
      'paymentAllocation.allocatedAt',
    ])
    .where('paymentAllocation.invoiceId', '=', invoiceId)
    .orderBy('paymentAllocation.allocatedAt')
    .orderBy('payment.number')
    .execute();

/** One invoice whole. @throws Refusal NOT_FOUND */
export async function getInvoice({ store: { db }, clock }: Platform, id: Id): Promise<Invoice> {
  const row = await invoices(db)
    .leftJoin('billingRun', 'billingRun.id', 'invoice.runId')
    .select(headColumns)
    .select([
      'customer.address as customerAddress',
      'customer.taxId as customerTaxId',
      'invoice.postedAt',
      'billingRun.runDate',
    ])
    .where('invoice.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('invoice');
  const day = await businessDay(db, clock.now());
  return {
    ...withState(row, day),
    company: day.company.name,
    lines: await linesOf(db, id),
    allocations: await allocationsOf(db, id),
  };
}
