import { sql } from 'kysely';
import type { Db } from '../store.ts';

export interface KeptPromise {
  readonly promise: string;
  /** The records that break it, as sentences; empty when it is kept. */
  readonly broken: string[];
}

const NAMED_AT_MOST = 50;

/** Each query answers a sentence for every record that breaks the promise. */
const promises: Readonly<Record<string, string>> = {
  'every ledger entry balances': `
    select 'entry ' || entry_id || ' is off by ' || cast(sum(amount_minor) as text) as finding
    from journal_line group by entry_id having sum(amount_minor) <> 0`,
  'the ledger as a whole balances': `
    select 'the ledger is off by ' || cast(sum(amount_minor) as text) as finding
    from journal_line having sum(amount_minor) <> 0`,
  'every document is in the ledger once': `
    select 'invoice ' || number || ' has no entry' as finding from invoice where not exists
      (select 1 from journal_entry where source_kind = 'invoice' and source_id = invoice.id)
    union all
    select 'payment ' || number || ' has no entry' from payment where not exists
      (select 1 from journal_entry where source_kind = 'payment' and source_id = payment.id)
    union all
    select 'the reversal of ' || number || ' has no entry' from payment where state = 'reversed' and not exists
      (select 1 from journal_entry where source_kind = 'payment_reversal' and source_id = payment.id)`,
  'receivables are the open invoices, customer by customer': `
    select 'customer ' || code || ' differs by ' || cast(sum(amount) as text) as finding from (
      select customer_id, amount_minor as amount from journal_line where account_code = '1200'
      union all select customer_id, -open_minor from invoice
    ) both_sides join customer on customer.id = customer_id group by code having sum(amount) <> 0`,
  'customer credit is what payments have left, customer by customer': `
    select 'customer ' || code || ' differs by ' || cast(sum(amount) as text) as finding from (
      select customer_id, amount_minor as amount from journal_line where account_code = '2100'
      union all select customer_id, unallocated_minor from payment
    ) both_sides join customer on customer.id = customer_id group by code having sum(amount) <> 0`,
  'what an invoice has open is its total less what was allocated': `
    select number || ' has ' || cast(open_minor as text) || ' open, not what its allocations leave' as finding
    from invoice where open_minor <> total_minor - (
      select coalesce(sum(amount_minor), 0) from payment_allocation where invoice_id = invoice.id)`,
  'what a payment has left is its amount less what was allocated': `
    select number || ' has ' || cast(unallocated_minor as text) || ' left' as finding from payment
    where unallocated_minor <> (case when state = 'reversed' then 0 else amount_minor end) - (
      select coalesce(sum(amount_minor), 0) from payment_allocation where payment_id = payment.id)`,
  'an invoice is the sum of its lines': `
    select number || ' differs from its lines' as finding from invoice
    where net_minor <> (select coalesce(sum(l.net_minor), 0) from invoice_line l where l.invoice_id = invoice.id)
      or tax_minor <> (select coalesce(sum(l.tax_minor), 0) from invoice_line l where l.invoice_id = invoice.id)`,
  'invoice numbers have no gap': `
    select series || ' ' || cast(year as text) || ' has ' || cast(count(*) as text) || ' invoices up to number '
      || cast(max(sequence) as text) as finding
    from invoice group by series, year having count(*) <> max(sequence) or min(sequence) <> 1`,
  'payment numbers have no gap': `
    select 'PAY ' || substr(number, 5, 4) || ' has ' || cast(count(*) as text) || ' payments up to number '
      || max(substr(number, 10)) as finding
    from payment group by substr(number, 5, 4) having count(*) <> max(cast(substr(number, 10) as integer))`,
  'no day of a service is billed twice': `
    select 'service ' || code || ' is billed to ' || cast(period_end as text) || ' and again from '
      || cast(next_start as text) as finding
    from (
      select subscription_id, period_end,
        lead(period_start) over (partition by subscription_id order by period_start) as next_start
      from invoice_line where kind = 'recurring'
    ) periods join subscription on subscription.id = subscription_id where next_start < period_end`,
};

/** Checks what the books promise, from the records themselves. Reads only. */
export async function billingPromises(db: Db): Promise<KeptPromise[]> {
  const kept: KeptPromise[] = [];
  for (const [promise, query] of Object.entries(promises)) {
    const { rows } = await sql<{ finding: string }>`${sql.raw(query)} limit ${NAMED_AT_MOST}`.execute(db);
    kept.push({ promise, broken: rows.map((row) => row.finding) });
  }
  return kept;
}
