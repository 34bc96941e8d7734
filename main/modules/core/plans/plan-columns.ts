import { type AuthMethod, authMethods, type NewPlan, type PlanChange } from '#contract/core.ts';
import type { ServicePlanTable } from '#db/schema/core.ts';

/** `dhcp,pppoe` in the contract's order, so that the same set is always the same text. */
const methodsColumn = (methods: readonly AuthMethod[]): string =>
  authMethods.filter((method) => methods.includes(method)).join(',');

export const methodsOf = (plan: Pick<ServicePlanTable, 'authMethods'>): AuthMethod[] => {
  const sold = plan.authMethods.split(',');
  return authMethods.filter((method) => sold.includes(method));
};

type BurstColumns = Pick<
  ServicePlanTable,
  'burstDownloadKbps' | 'burstUploadKbps' | 'burstThresholdPercent' | 'burstSeconds'
>;

const burstColumns = (burst: NewPlan['burst']): BurstColumns => ({
  burstDownloadKbps: burst?.downloadKbps ?? null,
  burstUploadKbps: burst?.uploadKbps ?? null,
  burstThresholdPercent: burst?.thresholdPercent ?? null,
  burstSeconds: burst?.seconds ?? null,
});

export function burstOf(plan: BurstColumns): NewPlan['burst'] {
  const { burstDownloadKbps: downloadKbps, burstUploadKbps: uploadKbps } = plan;
  const { burstThresholdPercent: thresholdPercent, burstSeconds: seconds } = plan;
  if (downloadKbps === null || uploadKbps === null || thresholdPercent === null || seconds === null) return null;
  return { downloadKbps, uploadKbps, thresholdPercent, seconds };
}

/** What a change says, in the table's columns; what it does not name stays out. */
export function planColumns({
  id: _id,
  burst,
  authMethods: methods,
  ...fields
}: PlanChange): Partial<ServicePlanTable> {
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...(burst === undefined ? {} : burstColumns(burst)),
    ...(methods === undefined ? {} : { authMethods: methodsColumn(methods) }),
  };
}

export const newPlanColumns = ({ burst, authMethods: methods, priceMinor: _price, ...fields }: NewPlan) => ({
  ...fields,
  ...burstColumns(burst),
  authMethods: methodsColumn(methods),
});
