import type { WriteTx } from '#platform/write.ts';
import { planHash } from '../plan/planned-row.ts';
import { openStates } from './open-work.queries.ts';
import type { Failure } from './settle.ts';

/** Puts changes that were not written back to a person, with the rows that were about to be. */
export async function hold(tx: WriteTx, held: readonly Failure[]): Promise<void> {
  for (const { plan, sentence } of held) {
    const { id } = plan.change;
    await tx.db
      .updateTable('provisioningJob')
      .set({
        state: 'planned',
        planHash: planHash(plan.rows),
        heldReason: sentence,
        lastError: sentence,
        approvedBy: null,
        approvedAt: null,
        startedAt: null,
      })
      .where('id', '=', id)
      .where('state', 'in', openStates)
      .execute();
    tx.audit({
      event: 'change.held',
      model: 'provisioning_job',
      recordId: id,
      after: { state: 'planned' },
      why: sentence,
    });
  }
}
