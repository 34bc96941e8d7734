import type { SubscriptionChange } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { againAfterRace } from '../unique-race.ts';
import { changeSubscription } from './change-subscription.ts';

export async function updateSubscription(
  platform: Platform,
  actor: Actor,
  input: SubscriptionChange,
): Promise<{ id: Id }> {
  await againAfterRace(() => inTransaction(platform, actor, (tx) => changeSubscription(platform, tx, input)));
  return { id: input.id };
}
