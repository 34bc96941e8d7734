import { sql } from 'kysely';
import type { ChangeAction } from '#contract/mikrotik.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { Id } from '#kernel/ids.ts';
import { recordNetworkTruth } from '#modules/core/index.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import { enqueue } from '#platform/jobs.ts';
import { takeNumbers } from '#platform/numbers.ts';
import type { WriteTx } from '#platform/write.ts';

export const SYNC = 'mikrotik.sync';
export const COMPARE = 'mikrotik.compare';
export const POLL = 'mikrotik.poll';

/** A router may stay away for weeks; its changes wait for it. */
const PATIENCE = 1_000_000_000;

/** Jobs of a router run one after another; its health is read beside them. */
export const routerQueue = (deviceId: Id): string => `router:${deviceId}`;

export const enqueueSync = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, {
    kind: SYNC,
    queue: routerQueue(deviceId),
    payload: { deviceId },
    dedupeKey: `sync:${deviceId}`,
    maxAttempts: PATIENCE,
  });

export const enqueueCompare = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, {
    kind: COMPARE,
    queue: routerQueue(deviceId),
    payload: { deviceId },
    dedupeKey: `compare:${deviceId}`,
  });

export const enqueuePoll = (tx: WriteTx, deviceId: Id): Promise<void> =>
  enqueue(tx, { kind: POLL, queue: `poll:${deviceId}`, payload: { deviceId }, dedupeKey: `poll:${deviceId}` });

export interface WantedChange {
  readonly deviceId: Id;
  readonly subscriptionId: Id;
  readonly action: ChangeAction;
  readonly reason: string;
  readonly ref: ReasonRef | null;
  readonly requestedBy: string;
  readonly undoOf?: Id;
}

/** The same change while it still waits to be planned. */
async function sameWaiting(tx: WriteTx, wanted: WantedChange): Promise<Id | undefined> {
  const newest = await tx.db
    .selectFrom('provisioningJob')
    .select(['id', 'action', 'state', 'reason', 'deviceId'])
    .where('subscriptionId', '=', wanted.subscriptionId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSame =
    newest?.state === 'queued' &&
    newest.deviceId === wanted.deviceId &&
    newest.action === wanted.action &&
    newest.reason === wanted.reason;
  return isSame ? newest.id : undefined;
}

/**
 * Queues a change of a router in the caller's transaction, with the work that plans it. The same change heard twice is
 * queued once; heard again after it was carried out, it finds nothing to do.
 */
export async function requestChange(
  tx: WriteTx,
  wanted: WantedChange,
  { isRouterOfService, isDryRun }: { readonly isRouterOfService: boolean; readonly isDryRun: boolean },
): Promise<Id> {
  await enqueueSync(tx, wanted.deviceId);
  const waiting = await sameWaiting(tx, wanted);
  if (waiting !== undefined) return waiting;
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
  if (isRouterOfService) {
    await recordNetworkTruth(tx, [{ subscriptionId: wanted.subscriptionId, truth: isDryRun ? 'wanted' : 'queued' }]);
  }
  return id;
}

/** Who last touched the service by hand or by rule: events do not carry a name, the audit does. */
export const lastActorOn = () =>
  sql<string | null>`(select actor_name from audit_log where model = 'subscription'
    and record_id = cast(subscription.id as text) order by seq desc limit 1)`;
