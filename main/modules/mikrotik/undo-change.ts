import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { readNewest } from './newer-change.queries.ts';
import { sharedMenus } from './plan/planned-row.ts';
import { sessionPaths } from './plan/session-menus.ts';
import { requestChange } from './request-change.ts';
import { whyNotUndo } from './undo.machine.ts';

const readChange = (tx: WriteTx, id: Id) =>
  tx.db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .innerJoin('subscription', 'subscription.id', 'job.subscriptionId')
    .select((eb) => [
      'job.id',
      'job.seq',
      'job.action',
      'job.state',
      'job.deviceId',
      'job.subscriptionId',
      'device.stage',
      'device.name as deviceName',
      'subscription.deviceId as presentDeviceId',
      eb
        .selectFrom('provisioningRow as row')
        .select((row) => row.fn.countAll<number>().as('count'))
        .whereRef('row.jobId', '=', 'job.id')
        .where('row.path', 'not in', [...sessionPaths, ...sharedMenus])
        .as('writtenRows'),
    ])
    .where('job.id', '=', id)
    .executeTakeFirst();

/**
 * Queues the restoring of the rows that a change found. The books stay as they are, and show the difference. Which rows can
 * still be restored is decided by what the router shows when it is read.
 */
export async function undoChange(
  platform: Platform,
  actor: Actor,
  { id, reason }: { readonly id: Id; readonly reason: string },
): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const change = await readChange(tx, id);
    if (change === undefined) throw notFound('change');
    const newest = (await readNewest(tx.db, [change]))(change);
    const why = whyNotUndo({ ...change, writtenRows: Number(change.writtenRows), newest });
    if (why !== null) throw new Refusal('NOT_ALLOWED_NOW', why);
    const { deviceId, subscriptionId, presentDeviceId, stage } = change;
    const undo = await requestChange(tx, {
      deviceId,
      subscriptionId,
      action: 'undo',
      reason,
      ref: null,
      requestedBy: actor.name,
      undoOf: id,
      isRouterOfService: presentDeviceId === deviceId,
      isDryRun: stage === 'dry_run',
    });
    tx.audit({ event: 'change.undo_asked', model: 'provisioning_job', recordId: id, after: { undo }, why: reason });
    return { id: undo };
  });
}
