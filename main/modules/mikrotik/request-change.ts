import type { ChangeAction } from '#contract/mikrotik.ts';
import { insertRows } from '#db/insert-rows.ts';
import { toJsonColumn } from '#db/store-values.ts';
import type { Id } from '#kernel/ids.ts';
import { type NetworkTruthUpdate, recordNetworkTruth } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { ReasonRef } from '#platform/event-types.ts';
import { takeNumbers } from '#platform/numbers.ts';
import type { WriteTx } from '#platform/write.ts';
import { inChunks } from './chunks.ts';
import { enqueueSync } from './router-jobs.ts';

export interface WantedChange {
  readonly deviceId: Id;
  readonly subscriptionId: Id;
  readonly action: ChangeAction;
  readonly reason: string;
  readonly ref: ReasonRef | null;
  readonly requestedBy: string;
  /** Where it is not the actor of the transaction who wants it: who does, and the request of the audit that it came with. */
  readonly onBehalfOf?: { readonly id: Id | null; readonly requestId: string };
  readonly undoOf?: Id;
  /** Why a person is asked before it is written, even on a live router. */
  readonly heldReason?: string;
  /** Whether the router is the one that the books name for the service now. */
  readonly isRouterOfService: boolean;
  readonly isDryRun: boolean;
}

type Newest = Pick<WantedChange, 'deviceId' | 'action' | 'reason'> & { readonly id: Id; readonly isQueued: boolean };

async function readNewest(tx: Pick<WriteTx, 'db'>, subscriptionIds: readonly Id[]): Promise<Map<Id, Newest>> {
  const newest = new Map<Id, Newest>();
  await inChunks(subscriptionIds, async (ids) => {
    const rows = await tx.db
      .selectFrom('subscription')
      .innerJoin('provisioningJob as job', (join) =>
        join.on('job.id', '=', (eb) =>
          eb
            .selectFrom('provisioningJob as last')
            .select('last.id')
            .whereRef('last.subscriptionId', '=', 'subscription.id')
            .orderBy('last.seq', 'desc')
            .limit(1),
        ),
      )
      .select(['job.id', 'job.subscriptionId', 'job.deviceId', 'job.action', 'job.reason', 'job.state'])
      .where('subscription.id', 'in', ids)
      .execute();
    for (const { subscriptionId, state, ...row } of rows) {
      newest.set(subscriptionId, { ...row, isQueued: state === 'queued' });
    }
  });
  return newest;
}

/** The same change while it still waits to be planned, and nothing newer is wanted of the service. */
const isSame = (newest: Newest | undefined, wanted: WantedChange): newest is Newest =>
  newest?.isQueued === true &&
  newest.deviceId === wanted.deviceId &&
  newest.action === wanted.action &&
  newest.reason === wanted.reason;

/** A token is a script: it has looked at nobody. */
const personOf = ({ kind, id }: Actor): Id | null => (kind === 'staff' ? id : null);

interface NewChange {
  readonly id: Id;
  readonly wanted: WantedChange;
}

async function insertChanges(tx: WriteTx, added: readonly NewChange[]): Promise<void> {
  const firstSeq = await takeNumbers(tx, 'provisioning', 0, added.length);
  const rows = added.map(({ id, wanted }, at) => ({
    id,
    seq: firstSeq + at,
    deviceId: wanted.deviceId,
    subscriptionId: wanted.subscriptionId,
    action: wanted.action,
    state: 'queued' as const,
    reason: wanted.reason,
    reasonRefJson: wanted.ref === null ? null : toJsonColumn(wanted.ref),
    batchId: (wanted.onBehalfOf ?? tx.actor).requestId,
    effect: null,
    heldReason: wanted.heldReason ?? null,
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
    requestedById: wanted.onBehalfOf === undefined ? personOf(tx.actor) : wanted.onBehalfOf.id,
    createdAt: tx.now,
    settledAt: null,
  }));
  await insertRows(tx.db, 'provisioningJob', rows);
  for (const { id } of added) tx.touch('provisioning_job', id);
}

/**
 * Queues changes of routers in the caller's transaction, with the work that plans them; set-based. The same change heard
 * twice is queued once; heard again after it was carried out, it finds nothing to do. Answers the change of each wish.
 */
export async function requestChanges(tx: WriteTx, wishes: readonly WantedChange[]): Promise<Id[]> {
  const newest = await readNewest(tx, [...new Set(wishes.map(({ subscriptionId }) => subscriptionId))]);
  const added: NewChange[] = [];
  const ids = wishes.map((wanted) => {
    const known = newest.get(wanted.subscriptionId);
    if (isSame(known, wanted)) return known.id;
    const { deviceId, action, reason } = wanted;
    const id = tx.newId();
    newest.set(wanted.subscriptionId, { id, deviceId, action, reason, isQueued: true });
    added.push({ id, wanted });
    return id;
  });
  for (const deviceId of [...new Set(wishes.map((wanted) => wanted.deviceId))].sort()) await enqueueSync(tx, deviceId);
  if (added.length > 0) await insertChanges(tx, added);
  const truths = new Map<Id, NetworkTruthUpdate>();
  for (const { wanted } of added) {
    if (!wanted.isRouterOfService) continue;
    const { subscriptionId, isDryRun } = wanted;
    truths.set(subscriptionId, { subscriptionId, truth: isDryRun ? 'wanted' : 'queued' });
  }
  await recordNetworkTruth(tx, [...truths.values()]);
  return ids;
}

/** One change, as `requestChanges`. */
export async function requestChange(tx: WriteTx, wanted: WantedChange): Promise<Id> {
  const [id] = await requestChanges(tx, [wanted]);
  if (id === undefined) throw new Error('A change that was asked for has an id');
  return id;
}
