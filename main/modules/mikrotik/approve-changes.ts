import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { enqueueSync } from './router-jobs.ts';

const readChosen = (tx: WriteTx, ids: readonly Id[]) =>
  tx.db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .select(['job.id', 'job.state', 'device.name as deviceName', 'device.stage'])
    .where('job.id', 'in', ids)
    .execute();

type Chosen = Awaited<ReturnType<typeof readChosen>>[number];

function whyNothing(chosen: readonly Chosen[]): Refusal {
  const dry = chosen.find(({ state, stage }) => state === 'planned' && stage === 'dry_run');
  if (dry !== undefined) {
    return new Refusal(
      'NOT_ALLOWED_NOW',
      `${dry.deviceName} is in dry run: its changes are only shown. Set it to staged or live to have them written.`,
    );
  }
  const [first] = chosen;
  if (first === undefined) return new Refusal('NOT_FOUND', 'There is no such change.');
  return new Refusal('NOT_ALLOWED_NOW', `Only planned changes can be approved. It is ${first.state}.`);
}

/** Lets planned changes be written as they were shown: one guarded update, one pass a router. Those in another state are left. */
export async function approveChanges(
  platform: Platform,
  actor: Actor,
  ids: readonly Id[],
): Promise<{ approved: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const chosen = await readChosen(tx, ids);
    const may = chosen.filter(({ state, stage }) => state === 'planned' && stage !== 'dry_run').map(({ id }) => id);
    if (may.length === 0) throw whyNothing(chosen);
    const approved = await tx.db
      .updateTable('provisioningJob')
      .set({ state: 'approved', approvedBy: actor.name, approvedAt: tx.now, lastError: null })
      .where('id', 'in', may)
      .where('state', '=', 'planned')
      .returning(['id', 'deviceId', 'planHash', 'reason'])
      .execute();
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
