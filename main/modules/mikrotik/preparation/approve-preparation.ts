import type { Settings } from '#contract/settings.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { readSettings } from '#platform/settings.ts';
import { enqueuePrepare } from '../router-jobs.ts';
import type { Run } from './run.queries.ts';
import { asked, type Choice, drop, inWords, readWritable, tell } from './shown-plan.ts';

const OWN =
  'You asked for this yourself, and changes are approved by somebody else here (Settings, Network). Ask a colleague.';
const ASK_FIRST =
  'Changes are approved by somebody else than who wants them here (Settings, Network). Ask for it; a colleague approves it.';

/** The four eyes of a preparation are those of a change (setting `network.approvalBy`). */
export function whyNotApproved(
  by: Settings['network.approvalBy'],
  waiting: Pick<Run, 'planHash' | 'requestedById'> | undefined,
  actor: Pick<Actor, 'id'>,
  planHash: string,
): string | null {
  if (by === 'anyone') return null;
  if (waiting === undefined || waiting.planHash !== planHash) return ASK_FIRST;
  return waiting.requestedById !== null && waiting.requestedById === actor.id ? OWN : null;
}

/** Lets exactly the rows that were shown be written; on a live router too a person says so. */
export async function approvePreparation(platform: Platform, actor: Actor, choice: Choice): Promise<{ id: Id }> {
  return await inTransaction(platform, actor, async (tx) => {
    const { waiting, seq, steps } = await readWritable(platform, tx, choice);
    const { 'network.approvalBy': by } = await readSettings(tx.db);
    const refused = whyNotApproved(by, waiting, actor, choice.planHash);
    if (refused !== null) throw new Refusal('NOT_ALLOWED_NOW', refused);
    const approval = { state: 'approved' as const, approvedBy: actor.name, approvedAt: tx.now };
    if (waiting?.planHash === choice.planHash) {
      await tx.db
        .updateTable('routerPreparation')
        .set(approval)
        .where('id', '=', waiting.id)
        .where('state', '=', 'planned')
        .execute();
    } else {
      await drop(tx, waiting);
      await tx.db
        .insertInto('routerPreparation')
        .values({ ...asked(tx, choice, { seq, steps }), ...approval })
        .execute();
    }
    tell(tx, 'preparation.approved', choice.id, { plan: choice.planHash, rows: inWords(steps) });
    await enqueuePrepare(tx, choice.id);
    return { id: choice.id };
  });
}
