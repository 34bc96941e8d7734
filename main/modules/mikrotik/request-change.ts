import { type RawBuilder, sql } from 'kysely';
import type { ChangeAction } from '#contract/mikrotik.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { Id } from '#kernel/ids.ts';
import { recordNetworkTruth } from '#modules/core/index.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import { takeNumbers } from '#platform/numbers.ts';
import type { WriteTx } from '#platform/write.ts';
import { enqueueSync } from './router-jobs.ts';

export interface WantedChange {
  readonly deviceId: Id;
  readonly subscriptionId: Id;
  readonly action: ChangeAction;
  readonly reason: string;
  readonly ref: ReasonRef | null;
  readonly requestedBy: string;
  readonly undoOf?: Id;
}

/** The same change while it still waits to be planned, and nothing newer is wanted of the service. */
export const sameWaiting = (
  service: RawBuilder<Id>,
  router: RawBuilder<Id | null>,
  { action, reason }: Pick<WantedChange, 'action' | 'reason'>,
) =>
  sql<Id | null>`(select job.id from provisioning_job job where job.subscription_id = ${service}
    and job.seq = (select max(newest.seq) from provisioning_job newest where newest.subscription_id = job.subscription_id)
    and job.state = 'queued' and job.device_id = ${router} and job.action = ${action} and job.reason = ${reason})`;

interface Router {
  /** Whether it is the one that the books name for the service now. */
  readonly isRouterOfService: boolean;
  readonly isDryRun: boolean;
}

/**
 * Queues a change of a router in the caller's transaction, with the work that plans it. The same change heard twice is
 * queued once; heard again after it was carried out, it finds nothing to do.
 */
export async function requestChange(tx: WriteTx, wanted: WantedChange, router: Router): Promise<Id> {
  const { rows } = await sql<{
    id: Id | null;
  }>`select ${sameWaiting(sql`${wanted.subscriptionId}`, sql`${wanted.deviceId}`, wanted)} as id`.execute(tx.db);
  const waiting = rows[0]?.id ?? null;
  if (waiting === null) return await queueChange(tx, wanted, router);
  await enqueueSync(tx, wanted.deviceId);
  return waiting;
}

/** Queues a change that is known to be new. */
export async function queueChange(tx: WriteTx, wanted: WantedChange, router: Router): Promise<Id> {
  await enqueueSync(tx, wanted.deviceId);
  const id = tx.newId();
  const seq = await takeNumbers(tx, 'provisioning', 0);
  await tx.db
    .insertInto('provisioningJob')
    .values({
      id,
      seq,
      deviceId: wanted.deviceId,
      subscriptionId: wanted.subscriptionId,
      action: wanted.action,
      state: 'queued',
      reason: wanted.reason,
      reasonRefJson: wanted.ref === null ? null : toJsonColumn(wanted.ref),
      planHash: null,
      plannedAt: null,
      approvedBy: null,
      approvedAt: null,
      startedAt: null,
      appliedAt: null,
      verifiedAt: null,
      attempts: 0,
      lastError: null,
      undoOf: wanted.undoOf ?? null,
      requestedBy: wanted.requestedBy,
      createdAt: tx.now,
      settledAt: null,
    })
    .execute();
  tx.touch('provisioning_job', id);
  if (router.isRouterOfService) {
    const truth = router.isDryRun ? 'wanted' : 'queued';
    await recordNetworkTruth(tx, [{ subscriptionId: wanted.subscriptionId, truth }]);
  }
  return id;
}
