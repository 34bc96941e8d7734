import type { AuthMethod, PlanChange } from '#contract/core.ts';
import type { ServicePlanTable } from '#db/schema/core.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { changedFields } from '../changed-fields.ts';
import { counted } from '../counted.ts';
import { runningStates } from '../subscriptions/running-states.ts';
import { againAfterRace } from '../unique-race.ts';
import { methodsOf, planColumns } from './plan-columns.ts';
import { rateFields, refuseConflicts, refuseSlowBurst } from './plan-rules.ts';

const methodWords: Readonly<Record<AuthMethod, string>> = {
  dhcp: 'DHCP',
  pppoe: 'PPPoE',
  hotspot: 'hotspot',
  static: 'static address',
};

/** Nobody loses their way to connect, or is billed by another rhythm, because somebody edits a plan. */
async function refuseUnderFeet(tx: WriteTx, before: ServicePlanTable, after: ServicePlanTable): Promise<void> {
  const used = await tx.db
    .selectFrom('subscription')
    .select((eb) => ['authMethod', eb.fn.countAll<number>().as('count')])
    .where('planId', '=', after.id)
    .where('state', '<>', 'terminated')
    .groupBy('authMethod')
    .execute();
  const lost = used.find(({ authMethod }) => !methodsOf(after).includes(authMethod));
  if (lost !== undefined) {
    const who = counted(lost.count, 'service');
    throw invalid({ authMethods: `${who} on this plan connect by ${methodWords[lost.authMethod]}. Move them first.` });
  }
  if (after.periodMonths !== before.periodMonths && used.length > 0) {
    throw invalid({ periodMonths: 'The period of a plan in use stays. Add another plan and move the services.' });
  }
}

/** Everyone who runs on the plan: what their routers have is not what is wanted any more. */
async function announceToServices(tx: WriteTx, plan: ServicePlanTable, what: string): Promise<void> {
  const services = await tx.db
    .updateTable('subscription')
    .set({ networkTruth: 'wanted', networkNote: null })
    .where('planId', '=', plan.id)
    .where('state', 'in', runningStates)
    .returning('id')
    .execute();
  const reason = `The plan ${plan.name} has ${what}.`;
  const ref = { model: 'service_plan', id: plan.id, label: plan.name };
  for (const { id } of services.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    tx.emit('subscription.changed', { subscriptionId: id, reason, ref });
    tx.touch('subscription', id);
  }
}

/** Changes a plan; new rates and a new profile reach the routers as changes to apply. Prices have their own way. */
export async function updatePlan(platform: Platform, actor: Actor, input: PlanChange): Promise<{ id: Id }> {
  return await againAfterRace(() =>
    inTransaction(platform, actor, async (tx) => {
      const query = tx.db.selectFrom('servicePlan').selectAll().where('id', '=', input.id);
      const before = await locked(platform, query).executeTakeFirst();
      if (before === undefined) throw notFound('plan');
      const after: ServicePlanTable = { ...before, ...planColumns(input) };
      const difference = changedFields(before, after);
      if (difference === undefined) return { id: input.id };
      refuseSlowBurst(after);
      await refuseConflicts(tx, after);
      await refuseUnderFeet(tx, before, after);
      await tx.db.updateTable('servicePlan').set(difference.after).where('id', '=', input.id).execute();
      tx.audit({ event: 'plan.changed', model: 'service_plan', recordId: input.id, ...difference });
      const newRates = rateFields.some((field) => field in difference.after);
      if (newRates) await announceToServices(tx, after, 'new rates');
      else if ('routerosProfile' in difference.after) await announceToServices(tx, after, 'another profile');
      return { id: input.id };
    }),
  );
}
