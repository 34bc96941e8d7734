import type { Exemption } from '#contract/core.ts';
import { addDays, type CalendarDate, dayInWords } from '#kernel/calendar.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { todayIn } from '../today.ts';

/** "For ever" is written as a date in the far future and then forgotten: an exemption that still holds is given again. */
const LONGEST_DAYS = 366;

function refuseUnlikelyEnd(until: CalendarDate, today: CalendarDate): void {
  if (until < today) throw invalid({ until: 'Today or later.' });
  const latest = addDays(today, LONGEST_DAYS);
  if (until <= latest) return;
  throw invalid({ until: `At most a year ahead, until ${dayInWords(latest)}. Give it again then, if it still holds.` });
}

/** Never suspend before a date, with the reason; no date ends the exemption. */
export async function exemptSubscription(platform: Platform, actor: Actor, input: Exemption): Promise<{ id: Id }> {
  const { id, until, reason } = input;
  if (until !== null && reason === null) throw invalid({ reason: 'Say why this service is never suspended.' });
  await inTransaction(platform, actor, async (tx) => {
    const query = tx.db
      .selectFrom('subscription')
      .select(['state', 'exemptUntil', 'exemptReason'])
      .where('id', '=', id);
    const found = await locked(platform, query).executeTakeFirst();
    if (found === undefined) throw notFound('service');
    const { state, ...before } = found;
    if (state === 'terminated') throw new Refusal('NOT_ALLOWED_NOW', 'This service is terminated.');
    if (until !== null) refuseUnlikelyEnd(until, await todayIn(tx));
    const after = { exemptUntil: until, exemptReason: until === null ? null : reason };
    if (before.exemptUntil === after.exemptUntil && before.exemptReason === after.exemptReason) return;
    await tx.db.updateTable('subscription').set(after).where('id', '=', id).execute();
    const event = until === null ? 'subscription.exemption_ended' : 'subscription.exempted';
    tx.audit({ event, model: 'subscription', recordId: id, before, after, why: reason ?? undefined });
  });
  return { id };
}
