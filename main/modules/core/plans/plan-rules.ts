import type { ServicePlanTable } from '#db/schema/core.ts';
import { type FieldErrors, invalid } from '#kernel/errors.ts';
import type { WriteTx } from '#platform/write.ts';

type Shape = Pick<
  ServicePlanTable,
  'downloadKbps' | 'uploadKbps' | 'burstDownloadKbps' | 'burstUploadKbps' | 'burstThresholdPercent' | 'burstSeconds'
>;

export const rateFields: readonly (keyof Shape)[] = [
  'downloadKbps',
  'uploadKbps',
  'burstDownloadKbps',
  'burstUploadKbps',
  'burstThresholdPercent',
  'burstSeconds',
];

type PlanRow = Shape & Pick<ServicePlanTable, 'id' | 'name' | 'routerosProfile'>;

const sameRates = (a: Shape, b: Shape): boolean => rateFields.every((field) => a[field] === b[field]);

/**
 * Names are unique, and a RouterOS profile carries one set of rates: two plans may share it only while their rates are
 * equal, or the router could not satisfy both.
 */
export async function refuseConflicts(tx: WriteTx, plan: PlanRow): Promise<void> {
  const others = await tx.db
    .selectFrom('servicePlan')
    .select(['id', 'name', 'routerosProfile', ...rateFields])
    .where('id', '<>', plan.id)
    .where((eb) => eb.or([eb('name', '=', plan.name), eb('routerosProfile', '=', plan.routerosProfile)]))
    .execute();
  const fields: Record<string, string> = {};
  if (others.some((other) => other.name === plan.name)) fields.name = 'Another plan has this name.';
  const clash = others.find((other) => other.routerosProfile === plan.routerosProfile && !sameRates(other, plan));
  if (clash !== undefined) fields.routerosProfile = `${clash.name} uses this profile with other rates.`;
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
