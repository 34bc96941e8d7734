import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { routerOf } from './check-router.ts';
import { enqueueCompare } from './router-jobs.ts';

/** Queues a comparison with the books behind what the router is doing already. */
export async function askComparison(platform: Platform, actor: Actor, deviceId: Id): Promise<{ queued: true }> {
  await routerOf(platform, deviceId);
  await inTransaction(platform, actor, (tx) => enqueueCompare(tx, deviceId));
  return { queued: true };
}
