import { sql } from 'kysely';
import type { Standing } from '#contract/billing.ts';
import type { Id } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';
import type { Actor } from '#platform/actor.ts';
import { seesMoney } from '#platform/money-sight.ts';
import type { Platform } from '#platform/platform.ts';
import { type BusinessDay, businessDay } from '../business-day.ts';
import { creditOf } from '../dunning/dunning-facts.queries.ts';
import { dueLimits, dunningDays } from '../invoices/due-date.ts';
import { isOpen } from '../invoices/open-invoices.queries.ts';
import type { Db } from '../store.ts';

async function openOf(db: Db, customerIds: readonly Id[], { today, rules }: BusinessDay) {
  const { leftGrace } = dueLimits(today, dunningDays(rules));
  const rows = await db
    .selectFrom('invoice')
    .select([
      'customerId',
      sql<bigint>`cast(sum(open_minor) as bigint)`.as('openMinor'),
      sql<bigint>`cast(sum(case when due_on <= ${leftGrace} then open_minor else 0 end) as bigint)`.as('overdueMinor'),
      sql<string>`min(due_on)`.as('oldestDueOn'),
    ])
    .where('customerId', 'in', customerIds)
    .where(isOpen)
    .groupBy('customerId')
    .execute();
  return new Map(rows.map((row) => [row.customerId, row]));
}

const positive = (amount: Minor): Minor => (amount > 0n ? amount : 0n);

/** Paid or owes, for customers that exist; credit counts as paid, since the next run uses it, for the oldest first. */
export async function balancesOf(platform: Platform, actor: Actor, customerIds: readonly Id[]): Promise<Standing[]> {
  if (customerIds.length === 0) return [];
  const { db } = platform.store;
  const day = await businessDay(db, platform.clock.now());
  const customers = await db.selectFrom('customer').select('id').where('id', 'in', customerIds).execute();
  const open = await openOf(db, customerIds, day);
  const credits = await creditOf(db, customerIds);
  const showsSums = seesMoney(actor);
  return customers.map(({ id: customerId }) => {
    const { openMinor = 0n, overdueMinor = 0n, oldestDueOn = null } = open.get(customerId) ?? {};
    const creditMinor = credits.get(customerId) ?? 0n;
    const overdue = positive(overdueMinor - creditMinor);
    const owes = openMinor > creditMinor;
    const { currency } = day.company;
    if (!showsSums) {
      const hidden = { balanceMinor: null, overdueMinor: null, creditMinor: null, oldestDueOn: null };
      return { customerId, currency, word: owes ? 'owes' : 'paid', ...hidden };
    }
    const word = overdue > 0n ? 'overdue' : owes ? 'owes' : 'paid';
    return {
      customerId,
      currency,
      word,
      balanceMinor: openMinor - creditMinor,
      overdueMinor: overdue,
      creditMinor,
      oldestDueOn,
    };
  });
}
