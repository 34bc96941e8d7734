import { notFound, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { requestChanges } from './request-change.ts';
import { readUndoable, type Undoable } from './undoable.queries.ts';

async function askUndos(tx: WriteTx, changes: readonly Undoable[], reason: string): Promise<Id[]> {
  const undos = await requestChanges(
    tx,
    changes.map(({ id, deviceId, subscriptionId, presentDeviceId, stage }) => ({
      deviceId,
      subscriptionId,
      action: 'undo',
      reason,
      ref: null,
      requestedBy: tx.actor.name,
      undoOf: id,
      isRouterOfService: presentDeviceId === deviceId,
      isDryRun: stage === 'dry_run',
    })),
  );
  for (const [at, { id }] of changes.entries()) {
    const undo = undos[at];
    tx.audit({ event: 'change.undo_asked', model: 'provisioning_job', recordId: id, after: { undo }, why: reason });
  }
  return undos;
}

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
    const [change] = await readUndoable(tx.db, { id });
    if (change === undefined) throw notFound('change');
    if (change.whyNot !== null) throw new Refusal('NOT_ALLOWED_NOW', change.whyNot);
    const [undo] = await askUndos(tx, [change], reason);
    if (undo === undefined) throw new Error('A change that was asked for has an id');
    return { id: undo };
  });
}

export interface LeftAlone {
  readonly why: string;
  readonly count: number;
}

/** Changes that are not taken back, by why. */
export function leftAlone(changes: readonly Undoable[]): LeftAlone[] {
  const counts = new Map<string, number>();
  for (const { whyNot } of changes) if (whyNot !== null) counts.set(whyNot, (counts.get(whyNot) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}

/** As `undoChange`, for all that one act or run wanted; what cannot be taken back is left, and said. */
export async function undoBatch(
  platform: Platform,
  actor: Actor,
  { batchId, reason }: { readonly batchId: string; readonly reason: string },
): Promise<{ asked: number; left: LeftAlone[]; batchId: string }> {
  return await inTransaction(platform, actor, async (tx) => {
    const changes = await readUndoable(tx.db, { batchId });
    if (changes.length === 0) throw notFound('batch');
    const possible = changes.filter(({ whyNot }) => whyNot === null);
    const [first] = changes;
    if (possible.length === 0) {
      throw new Refusal('NOT_ALLOWED_NOW', `Nothing of it can be undone. ${first?.whyNot ?? ''}`.trim());
    }
    const undos = await askUndos(tx, possible, reason);
    return { asked: undos.length, left: leftAlone(changes), batchId: tx.actor.requestId };
  });
}
