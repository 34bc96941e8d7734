import type { Exemption } from '#contract/core.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import { todayIn } from '../today.ts';

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
    if (until !== null && until < (await todayIn(tx))) throw invalid({ until: 'Today or later.' });
    const after = { exemptUntil: until, exemptReason: until === null ? null : reason };
    if (before.exemptUntil === after.exemptUntil && before.exemptReason === after.exemptReason) return;
    await tx.db.updateTable('subscription').set(after).where('id', '=', id).execute();
    const event = until === null ? 'subscription.exemption_ended' : 'subscription.exempted';
    tx.audit({ event, model: 'subscription', recordId: id, before, after, why: reason ?? undefined });
  });
  return { id };
}
