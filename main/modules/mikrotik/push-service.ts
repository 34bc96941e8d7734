import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { requestChange } from './request-change.ts';

/** Plans whatever the router of a service shows otherwise than the books want it. */
export async function pushService(
  platform: Platform,
  actor: Actor,
  { subscriptionId, reason }: { readonly subscriptionId: Id; readonly reason: string },
): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const service = await tx.db
      .selectFrom('subscription')
      .leftJoin('device', 'device.id', 'subscription.deviceId')
      .select(['subscription.code', 'device.id as deviceId', 'device.kind', 'device.stage', 'device.name'])
      .where('subscription.id', '=', subscriptionId)
      .executeTakeFirst();
    if (service === undefined) throw notFound('service');
    const { code, deviceId, kind, stage, name } = service;
    if (deviceId === null) {
      throw new Refusal('NOT_ALLOWED_NOW', `${code} has no router. Choose the one that serves it.`);
    }
    if (kind !== 'mikrotik') {
      throw new Refusal('NOT_ALLOWED_NOW', `${name} is not a MikroTik; nothing can be written to it.`);
    }
    const id = await requestChange(tx, {
      deviceId,
      subscriptionId,
      action: 'push',
      reason,
      ref: null,
      requestedBy: actor.name,
      isRouterOfService: true,
      isDryRun: stage === 'dry_run',
    });
    tx.audit({
      event: 'network.push_asked',
      model: 'subscription',
      recordId: subscriptionId,
      after: { router: name },
      why: reason,
    });
    return { id };
  });
}
