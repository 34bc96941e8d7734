import { type SqlBool, sql } from 'kysely';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';
import { grouped } from '../grouped.ts';
import { isOpen, openInvoices } from '../invoices/open-invoices.queries.ts';
import type { OpenInvoice } from '../payments/allocation.ts';
import type { Db } from '../store.ts';

export interface DunnedInvoice extends OpenInvoice {
  /** The services that its lines are for. */
  readonly subscriptionIds: readonly Id[];
}

export interface DunnedService {
  readonly id: Id;
  readonly code: string;
  readonly state: 'active' | 'suspended';
  readonly exemptUntil: CalendarDate | null;
  readonly exemptReason: string | null;
  /** Suspended by dunning, and not by hand since. */
  readonly isSuspendedForDebt: boolean;
}

/** All that a decision about a customer's services rests on. */
export interface CustomerFacts {
  readonly customerId: Id;
  readonly customerName: string;
  readonly open: readonly DunnedInvoice[];
  readonly creditMinor: Minor;
  readonly services: readonly DunnedService[];
}

/** The next customers about whom there may be something to decide: something left grace, or a service is suspended. */
export async function customersToDecide(
  db: Db,
  { dueOnOrBefore, after, limit }: { dueOnOrBefore: CalendarDate; after: Id | null; limit: number },
): Promise<Id[]> {
  let late = db.selectFrom('invoice').select('customerId').where(isOpen).where('dueOn', '<=', dueOnOrBefore);
  let suspended = db.selectFrom('subscription').select('customerId').where('state', '=', 'suspended');
  if (after !== null) {
    late = late.where('customerId', '>', after);
    suspended = suspended.where('customerId', '>', after);
  }
  const rows = await late.union(suspended).orderBy('customerId').limit(limit).execute();
  return rows.map((row) => row.customerId);
}

async function servicesOf(db: Db, customerIds: readonly Id[]) {
  return await db
    .selectFrom('subscription')
    .select(['id', 'code', 'customerId', 'state', 'exemptUntil', 'exemptReason'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('dunningDecision')
          .select('dunningDecision.id')
          .whereRef('dunningDecision.subscriptionId', '=', 'subscription.id')
          .whereRef('dunningDecision.decidedAt', '>=', 'subscription.stateSince')
          .where('dunningDecision.decision', '=', 'suspend'),
      ).as('decidedSince'),
    )
    .where('customerId', 'in', customerIds)
    .where('state', 'in', ['active', 'suspended'])
    .orderBy('code')
    .execute();
}

async function linesOf(db: Db, customerIds: readonly Id[]) {
  return await db
    .selectFrom('invoiceLine')
    .innerJoin('invoice', 'invoice.id', 'invoiceLine.invoiceId')
    .select(['invoiceLine.invoiceId', 'invoiceLine.subscriptionId'])
    .where('invoice.customerId', 'in', customerIds)
    .where(isOpen)
    .where('invoiceLine.subscriptionId', 'is not', null)
    .execute();
}

export async function creditOf(db: Db, customerIds: readonly Id[]): Promise<Map<Id, Minor>> {
  const rows = await db
    .selectFrom('payment')
    .select(['customerId', sql<bigint>`cast(sum(unallocated_minor) as bigint)`.as('creditMinor')])
    .where('customerId', 'in', customerIds)
    .where(sql<SqlBool>`unallocated_minor > 0`)
    .groupBy('customerId')
    .execute();
  return new Map(rows.map((row) => [row.customerId, row.creditMinor]));
}

/** The facts of these customers, set-based; in the order of their ids. */
export async function readFacts(db: Db, customerIds: readonly Id[]): Promise<CustomerFacts[]> {
  if (customerIds.length === 0) return [];
  const customers = await db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('id', 'in', customerIds)
    .orderBy('id')
    .execute();
  const invoices = grouped(await openInvoices(db, customerIds), (invoice) => invoice.customerId);
  const lines = grouped(await linesOf(db, customerIds), (line) => line.invoiceId);
  const services = grouped(await servicesOf(db, customerIds), (service) => service.customerId);
  const credits = await creditOf(db, customerIds);
  return customers.map(({ id, name }) => {
    return {
      customerId: id,
      customerName: name,
      open: (invoices.get(id) ?? []).map((invoice) => ({
        ...invoice,
        subscriptionIds: (lines.get(invoice.id) ?? []).flatMap(({ subscriptionId }) => subscriptionId ?? []),
      })),
      creditMinor: credits.get(id) ?? 0n,
      services: (services.get(id) ?? []).map(({ decidedSince, ...service }) => ({
        ...service,
        state: service.state === 'suspended' ? 'suspended' : 'active',
        isSuspendedForDebt: service.state === 'suspended' && Boolean(decidedSince),
      })),
    };
  });
}
