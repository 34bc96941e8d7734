import type { NewPlan } from '#contract/core.ts';
import { insertRows } from '#db/insert-rows.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { newPlanColumns } from '../plans/plan-columns.ts';
import { refuseConflicts, refuseSlowBurst } from '../plans/plan-rules.ts';
import { todayIn } from '../today.ts';

export interface TakenOverPlan {
  readonly id: Id;
  readonly plan: NewPlan;
}

/** Plans as a router had them; each price is in force from today. */
export async function addPlans(tx: WriteTx, plans: readonly TakenOverPlan[], why: string): Promise<void> {
  if (plans.length === 0) return;
  const effectiveFrom = await todayIn(tx);
  for (const { id, plan } of plans) {
    const row = { id, ...newPlanColumns(plan), createdAt: tx.now, archivedAt: null };
    refuseSlowBurst(row);
    await refuseConflicts(tx, row);
    const price = { effectiveFrom, priceMinor: plan.priceMinor };
    await insertRows(tx.db, 'servicePlan', [row]);
    await insertRows(tx.db, 'planPrice', [{ planId: id, ...price, createdAt: tx.now }]);
    tx.audit({ event: 'plan.created', model: 'service_plan', recordId: id, after: { ...row, ...price }, why });
  }
}
