import type { ServicePrice } from '#contract/core.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';

/**
 * A price agreed for this service instead of the plan's; null is the plan's again. Periods that were billed stay as they
 * are. It has a way of its own because whoever writes services need not be whoever sets prices.
 */
export async function setServicePrice(platform: Platform, actor: Actor, input: ServicePrice): Promise<{ id: Id }> {
  const { id, priceOverrideMinor, reason } = input;
  await inTransaction(platform, actor, async (tx) => {
    const query = tx.db.selectFrom('subscription').select(['state', 'priceOverrideMinor']).where('id', '=', id);
    const before = await locked(platform, query).executeTakeFirst();
    if (before === undefined) throw notFound('service');
    if (before.state === 'terminated') throw new Refusal('NOT_ALLOWED_NOW', 'This service is terminated.');
    if (before.priceOverrideMinor === priceOverrideMinor) return;
    await tx.db.updateTable('subscription').set({ priceOverrideMinor }).where('id', '=', id).execute();
    tx.audit({
      event: 'subscription.price_agreed',
      model: 'subscription',
      recordId: id,
      before: { priceOverrideMinor: before.priceOverrideMinor },
      after: { priceOverrideMinor },
      why: reason,
    });
  });
  return { id };
}
