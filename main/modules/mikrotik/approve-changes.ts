import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { readSettings } from '#platform/settings.ts';
import type { WriteTx } from '#platform/write.ts';
import { whyNone, whyNotApprove } from './approve.machine.ts';
import { inChunks } from './chunks.ts';
import { enqueueSync } from './router-jobs.ts';

/** Some by their ids, or all that one act or run wanted. */
export type Choice = { readonly ids: readonly Id[] } | { readonly batchId: string };

const readChosen = (tx: WriteTx, choice: Choice) =>
  tx.db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .select(['job.id', 'job.state', 'job.requestedById', 'device.name as deviceName', 'device.stage'])
    .where((eb) => ('ids' in choice ? eb('job.id', 'in', choice.ids) : eb('job.batchId', '=', choice.batchId)))
    .execute();

/** Lets planned changes be written as they were shown: one guarded update, one pass a router. Those in another state are left. */
export async function approveChanges(platform: Platform, actor: Actor, choice: Choice): Promise<{ approved: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const chosen = await readChosen(tx, choice);
    if (chosen.length === 0) throw new Refusal('NOT_FOUND', 'There is no such change.');
    const { 'network.approvalBy': by } = await readSettings(tx.db);
    const why = whyNone(chosen, { actor, by });
    if (why !== null) throw new Refusal('NOT_ALLOWED_NOW', why);
    const may = chosen.filter((one) => whyNotApprove(one, { actor, by }) === null).map(({ id }) => id);
    const approved: { id: Id; deviceId: Id; planHash: string | null; reason: string }[] = [];
    await inChunks(may, async (ids) => {
      const rows = await tx.db
        .updateTable('provisioningJob')
        .set({ state: 'approved', approvedBy: actor.name, approvedAt: tx.now, lastError: null })
        .where('id', 'in', ids)
        .where('state', '=', 'planned')
        .returning(['id', 'deviceId', 'planHash', 'reason'])
        .execute();
      approved.push(...rows);
    });
    for (const { id, planHash, reason } of approved) {
      tx.audit({
        event: 'change.approved',
        model: 'provisioning_job',
        recordId: id,
        before: { state: 'planned' },
        after: { state: 'approved', plan: planHash },
        why: reason,
      });
    }
    for (const deviceId of new Set(approved.map((job) => job.deviceId))) await enqueueSync(tx, deviceId);
    return { approved: approved.length };
  });
}
