import { type SqlBool, sql } from 'kysely';
import { may } from '#contract/permissions.ts';
import { formatMoney } from '#kernel/money.ts';
import { likeText } from '#platform/page.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import type { SearchFinding, SearchProvider } from '#platform/request-context.ts';

const FOUND_AT_MOST = 8;

/** One or two characters would find everything. */
const SHORTEST = 3;

async function invoicesNumbered({ store: { db } }: Platform, like: string): Promise<SearchFinding[]> {
  const rows = await db
    .selectFrom('invoice')
    .innerJoin('customer', 'customer.id', 'invoice.customerId')
    .select(['invoice.id', 'invoice.number', 'customer.name', 'invoice.totalMinor', 'invoice.openMinor', 'currency'])
    .where(sql<SqlBool>`lower(invoice.number) like ${like} escape '\\'`)
    .orderBy('invoice.issuedOn', 'desc')
    .orderBy('invoice.number', 'desc')
    .limit(FOUND_AT_MOST)
    .execute();
  return rows.map(({ id, number, name, totalMinor, openMinor, currency }) => ({
    model: 'invoice',
    id,
    label: number,
    detail: `${name}, ${formatMoney(totalMinor, currency)}`,
    state: openMinor === 0n ? 'paid' : 'open',
  }));
}

async function paymentsFor({ store: { db } }: Platform, like: string): Promise<SearchFinding[]> {
  const { currency } = await companyOf(db);
  const rows = await db
    .selectFrom('payment')
    .innerJoin('customer', 'customer.id', 'payment.customerId')
    .select(['payment.id', 'payment.number', 'payment.reference', 'customer.name', 'amountMinor', 'state'])
    .where(
      sql<SqlBool>`(lower(payment.number) like ${like} escape '\\' or lower(payment.reference) like ${like} escape '\\')`,
    )
    .orderBy('payment.receivedOn', 'desc')
    .orderBy('payment.number', 'desc')
    .limit(FOUND_AT_MOST)
    .execute();
  return rows.map(({ id, number, reference, name, amountMinor, state }) => ({
    model: 'payment',
    id,
    label: number,
    detail: [name, formatMoney(amountMinor, currency), reference].filter((part) => part !== '').join(', '),
    state,
  }));
}

/** Invoices by number, payments by number or reference; nothing for those who may not read money. */
export const billingSearch: SearchProvider = {
  async search(platform, actor, text) {
    if (actor.role === null || !may(actor.role, 'money.read') || text.trim().length < SHORTEST) return [];
    const like = likeText(text);
    return [...(await invoicesNumbered(platform, like)), ...(await paymentsFor(platform, like))];
  },
};
