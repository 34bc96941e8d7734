import type { ServicePlanTable } from '#db/schema/core.ts';
import { type FieldErrors, invalid } from '#kernel/errors.ts';
import type { WriteTx } from '#platform/write.ts';

type Shape = Pick<
  ServicePlanTable,
  'downloadKbps' | 'uploadKbps' | 'burstDownloadKbps' | 'burstUploadKbps' | 'burstThresholdPercent' | 'burstSeconds'
>;

/** What routers are told of a plan's speed. */
export const rateFields: readonly (keyof Shape | 'priority')[] = [
  'downloadKbps',
  'uploadKbps',
  'burstDownloadKbps',
  'burstUploadKbps',
  'burstThresholdPercent',
  'burstSeconds',
  'priority',
];

/** Names are unique, and so are RouterOS profiles: a router has one row of the name, and that row belongs to one plan. */
export async function refuseConflicts(
  tx: WriteTx,
  plan: Pick<ServicePlanTable, 'id' | 'name' | 'routerosProfile'>,
): Promise<void> {
  const others = await tx.db
    .selectFrom('servicePlan')
    .select(['name', 'routerosProfile'])
    .where('id', '<>', plan.id)
    .where((eb) => eb.or([eb('name', '=', plan.name), eb('routerosProfile', '=', plan.routerosProfile)]))
    .execute();
  const fields: Record<string, string> = {};
  if (others.some((other) => other.name === plan.name)) fields.name = 'Another plan has this name.';
  const clash = others.find((other) => other.routerosProfile === plan.routerosProfile);
  if (clash !== undefined) fields.routerosProfile = `${clash.name} has this profile. Give this plan one of its own.`;
  if (Object.keys(fields).length > 0) throw invalid(fields satisfies FieldErrors);
}

/** A burst below the plan's own rate would slow the customer down. */
export function refuseSlowBurst(plan: Shape): void {
  if (plan.burstDownloadKbps !== null && plan.burstDownloadKbps < plan.downloadKbps) {
    throw invalid({ 'burst.downloadKbps': 'The burst is at least as fast as the plan.' });
  }
  if (plan.burstUploadKbps !== null && plan.burstUploadKbps < plan.uploadKbps) {
    throw invalid({ 'burst.uploadKbps': 'The burst is at least as fast as the plan.' });
  }
}
