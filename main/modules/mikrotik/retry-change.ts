import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { recordNetworkTruth } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { readNewest } from './newer-change.queries.ts';
import { enqueueSync } from './router-jobs.ts';

/** Queues a failed change again; it is planned anew from what the router shows then. */
export async function retryChange(platform: Platform, actor: Actor, id: Id): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const job = await tx.db.selectFrom('provisioningJob').selectAll().where('id', '=', id).executeTakeFirst();
    if (job === undefined) throw notFound('change');
    const newest = (await readNewest(tx.db, [job]))(job);
    if (newest !== undefined && newest.seq > job.seq) {
      throw new Refusal('NOT_ALLOWED_NOW', `A newer change of this service (${newest.action}) took its place.`);
    }
    const again = await tx.db
      .updateTable('provisioningJob')
      .set({ state: 'queued', attempts: 0, lastError: null, settledAt: null, approvedAt: null, approvedBy: null })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .returning('id')
      .executeTakeFirst();
    if (again === undefined)
      throw new Refusal('NOT_ALLOWED_NOW', `Only a failed change can be tried again. It is ${job.state}.`);
    tx.audit({
      event: 'change.retried',
      model: 'provisioning_job',
      recordId: id,
      before: { state: 'failed', lastError: job.lastError },
      after: { state: 'queued' },
    });
    const here = await tx.db
      .selectFrom('subscription')
      .innerJoin('device', 'device.id', 'subscription.deviceId')
      .select('device.stage')
      .where('subscription.id', '=', job.subscriptionId)
      .where('device.id', '=', job.deviceId)
      .executeTakeFirst();
    if (here !== undefined) {
      const truth = here.stage === 'dry_run' ? 'wanted' : 'queued';
      await recordNetworkTruth(tx, [{ subscriptionId: job.subscriptionId, truth, note: null }]);
    }
    await enqueueSync(tx, job.deviceId);
    return { id };
  });
}
