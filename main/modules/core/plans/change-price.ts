import type { PriceChange } from '#contract/core.ts';
import { addDays, type CalendarDate, dayInWords } from '#kernel/calendar.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { todayIn } from '../today.ts';

/** Two years: prices are announced ahead, but 2062 is 2026 typed wrong. */
const FURTHEST_DAYS = 731;

function refuseUnlikelyBeginning(effectiveFrom: CalendarDate, today: CalendarDate): void {
  if (effectiveFrom < today) {
    throw invalid({ effectiveFrom: 'A new price begins today or later: what was billed stays billed.' });
  }
  const latest = addDays(today, FURTHEST_DAYS);
  if (effectiveFrom <= latest) return;
  throw invalid({ effectiveFrom: `At most two years ahead, from ${dayInWords(latest)} on. Look at the year.` });
}

/** A new price from a day on; a price that was planned for the same day is replaced. Periods that began keep theirs. */
export async function changePrice(
  platform: Platform,
  actor: Actor,
  { id, priceMinor, effectiveFrom }: PriceChange,
): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('servicePlan').select('id').where('id', '=', id);
    if ((await locked(platform, query).executeTakeFirst()) === undefined) throw notFound('plan');
    refuseUnlikelyBeginning(effectiveFrom, await todayIn(tx));
    const replaced = await tx.db
      .selectFrom('planPrice')
      .select(['effectiveFrom', 'priceMinor'])
      .where('planId', '=', id)
      .where('effectiveFrom', '=', effectiveFrom)
      .executeTakeFirst();
    await tx.db
      .insertInto('planPrice')
      .values({ planId: id, effectiveFrom, priceMinor, createdAt: tx.now })
      .onConflict((on) => on.columns(['planId', 'effectiveFrom']).doUpdateSet({ priceMinor, createdAt: tx.now }))
      .execute();
    tx.audit({
      event: 'plan.price_changed',
      model: 'service_plan',
      recordId: id,
      before: replaced,
      after: { effectiveFrom, priceMinor },
    });
    return { id };
  });
}
