import type { TakeoverPlanChoice } from '#contract/mikrotik.ts';
import { may, rolesWith } from '#contract/permissions.ts';
import { invalid, notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { canBeNew, lockDraft } from './draft.queries.ts';
import { restate } from './restate.ts';

/** Prices are for those who write plans; a role that takes routers over need not be one of them. */
export const maySetPrices = ({ role }: Pick<Actor, 'role'>): boolean => role !== null && may(role, 'plans.write');

/** Which plan of the books stands for the router's rates; or how the new one is called and what it costs. */
export async function choosePlan(
  platform: Platform,
  actor: Actor,
  { id, key, ...choice }: TakeoverPlanChoice,
): Promise<{ id: Id }> {
  await inTransaction(platform, actor, async (tx) => {
    const takeover = await lockDraft(platform, tx, id);
    const record = await tx.db
      .selectFrom('takeoverPlan')
      .selectAll()
      .where('takeoverId', '=', id)
      .where('planKey', '=', key)
      .executeTakeFirst();
    if (record === undefined) throw notFound('rate of this router');
    if (typeof choice.planId === 'string') {
      const plan = await tx.db
        .selectFrom('servicePlan')
        .select('id')
        .where('id', '=', choice.planId)
        .executeTakeFirst();
      if (plan === undefined) throw invalid({ planId: 'There is no such plan.' });
    }
    if (typeof choice.priceMinor === 'bigint' && !maySetPrices(actor)) {
      throw new Refusal('FORBIDDEN', 'Only who may change plans sets prices.', { roles: rolesWith('plans.write') });
    }
    if (typeof choice.priceMinor === 'bigint' && !canBeNew(record)) {
      throw invalid({ priceMinor: 'The books keep no plan with these rates. Choose one that exists.' });
    }
    const set = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined));
    const chosen =
      choice.planId === undefined ? {} : { planReason: choice.planId === null ? null : `Chosen by ${actor.name}.` };
    if (Object.keys(set).length > 0) {
      await tx.db
        .updateTable('takeoverPlan')
        .set({ ...set, ...chosen })
        .where('takeoverId', '=', id)
        .where('planKey', '=', key)
        .execute();
    }
    await restate(tx, takeover);
    tx.audit({ event: 'takeover.plan_chosen', model: 'takeover', recordId: id, after: { rates: key, ...set } });
  });
  return { id };
}
