import { Refusal } from '#kernel/errors.ts';
import { recordNetworkTruth } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { Choice } from './approve-changes.ts';

interface Rejection {
  readonly choice: Choice;
  readonly reason: string;
}

/** Keeps planned changes from being written. The books still want them, and say that the router differs. */
export async function rejectChanges(
  platform: Platform,
  actor: Actor,
  { choice, reason }: Rejection,
): Promise<{ rejected: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const note = `Rejected by ${actor.name}: ${reason}`;
    const rejected = await tx.db
      .updateTable('provisioningJob')
      .set({ state: 'rejected', lastError: note, settledAt: tx.now })
      .where((eb) => ('ids' in choice ? eb('id', 'in', choice.ids) : eb('batchId', '=', choice.batchId)))
      .where('state', 'in', ['planned', 'approved'])
      .returning(['id', 'deviceId', 'subscriptionId'])
      .execute();
    if (rejected.length === 0) throw new Refusal('NOT_ALLOWED_NOW', 'Only planned changes can be rejected.');
    for (const { id } of rejected) {
      tx.audit({
        event: 'change.rejected',
        model: 'provisioning_job',
        recordId: id,
        after: { state: 'rejected' },
        why: reason,
      });
    }
    const here = await tx.db
      .selectFrom('provisioningJob as job')
      .innerJoin('subscription', (on) =>
        on.onRef('subscription.id', '=', 'job.subscriptionId').onRef('subscription.deviceId', '=', 'job.deviceId'),
      )
      .innerJoin('device', 'device.id', 'job.deviceId')
      .select(['job.subscriptionId', 'device.stage'])
      .where(
        'job.id',
        'in',
        rejected.map(({ id }) => id),
      )
      .execute();
    await recordNetworkTruth(
      tx,
      here.map(({ subscriptionId, stage }) => ({
        subscriptionId,
        truth: stage === 'dry_run' ? 'wanted' : 'drifted',
        note,
      })),
    );
    return { rejected: rejected.length };
  });
}
