import type { Act } from '#contract/core.ts';
import type { SubscriptionAction } from '#contract/subscription-machine.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { changeState } from './change-state.ts';

/** One transition by hand, with the person's reason. Activation has its own way: it brings what was found on site. */
export async function actOnSubscription(
  platform: Platform,
  actor: Actor,
  action: Exclude<SubscriptionAction, 'activate'>,
  { id, reason }: Act,
): Promise<{ id: Id }> {
  await inTransaction(platform, actor, (tx) => changeState(tx, { subscriptionId: id, action, reason, ref: null }));
  return { id };
}
