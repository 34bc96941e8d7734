import type { NewPlan } from '#contract/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { todayIn } from '../today.ts';
import { againAfterRace } from '../unique-race.ts';
import { newPlanColumns } from './plan-columns.ts';
import { refuseConflicts, refuseSlowBurst } from './plan-rules.ts';

/** Adds a plan; its first price is in force from today. */
export async function createPlan(platform: Platform, actor: Actor, input: NewPlan): Promise<{ id: Id }> {
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const row = { id: tx.newId(), ...newPlanColumns(input), createdAt: tx.now, archivedAt: null };
      refuseSlowBurst(row);
      await refuseConflicts(tx, row);
      const price = { effectiveFrom: await todayIn(tx), priceMinor: input.priceMinor };
      await tx.db.insertInto('servicePlan').values(row).execute();
      await tx.db
        .insertInto('planPrice')
        .values({ planId: row.id, ...price, createdAt: tx.now })
        .execute();
      tx.audit({ event: 'plan.created', model: 'service_plan', recordId: row.id, after: { ...row, ...price } });
      return { id: row.id };
    }),
  );
}
