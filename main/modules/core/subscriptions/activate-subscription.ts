import type { Activation } from '#contract/core.ts';
import { subscriptionMachine } from '#contract/subscription-machine.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { againAfterRace } from '../unique-race.ts';
import { changeState } from './change-state.ts';
import { changeSubscription } from './change-subscription.ts';

/** Puts a service into operation, with what the technician found at the installation: position, MAC, IP, router. */
export async function activateSubscription(platform: Platform, actor: Actor, input: Activation): Promise<{ id: Id }> {
  const { id, reason, ...found } = input;
  await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const service = await tx.db.selectFrom('subscription').select('state').where('id', '=', id).executeTakeFirst();
      if (service === undefined) throw notFound('service');
      const verdict = subscriptionMachine.can('activate', service.state);
      if (!verdict.ok) throw new Refusal('NOT_ALLOWED_NOW', verdict.why);
      if (Object.values(found).some((value) => value !== undefined)) {
        await changeSubscription(platform, tx, { id, ...found });
      }
      await changeState(tx, { subscriptionId: id, action: 'activate', reason, ref: null });
    }),
  );
  return { id };
}
