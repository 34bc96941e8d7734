import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { readSettings } from '#platform/settings.ts';
import type { WriteTx } from '#platform/write.ts';
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

type Chosen = Awaited<ReturnType<typeof readChosen>>[number];

/** The four eyes of a change: who wanted it does not let it through (setting `network.approvalBy`). */
const isOwn = ({ requestedById }: Chosen, { id }: Actor): boolean => requestedById !== null && requestedById === id;

const OWN =
  'You wanted this yourself, and changes are approved by somebody else here (Settings, Network). Ask a colleague.';

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
export async function approveChanges(platform: Platform, actor: Actor, choice: Choice): Promise<{ approved: number }> {
  return await inTransaction(platform, actor, async (tx) => {
    const chosen = await readChosen(tx, choice);
    const planned = chosen.filter(({ state, stage }) => state === 'planned' && stage !== 'dry_run');
    if (planned.length === 0) throw whyNothing(chosen);
    const { 'network.approvalBy': by } = await readSettings(tx.db);
    const may = planned.filter((one) => by === 'anyone' || !isOwn(one, actor)).map(({ id }) => id);
    if (may.length === 0) throw new Refusal('NOT_ALLOWED_NOW', OWN);
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
