import type { AuthMethod, NewPlan, Plan, PlanChange } from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';

/** The form of a plan as it stands on the screen: burst flat, tax in hundredths of a percent, sale as a switch. */
export interface PlanValues {
  name: string;
  downloadKbps: number | null;
  uploadKbps: number | null;
  hasBurst: boolean;
  burstDownloadKbps: number | null;
  burstUploadKbps: number | null;
  burstThresholdPercent: number | null;
  burstSeconds: number | null;
  priceMinor: bigint | null;
  taxBasisPoints: number | null;
  periodMonths: number | null;
  authMethods: readonly AuthMethod[];
  routerosProfile: string;
  priority: number | null;
  isOnSale: boolean;
}

export const emptyPlan: PlanValues = {
  name: '',
  downloadKbps: null,
  uploadKbps: null,
  hasBurst: false,
  burstDownloadKbps: null,
  burstUploadKbps: null,
  burstThresholdPercent: 75,
  burstSeconds: 8,
  priceMinor: null,
  taxBasisPoints: 0,
  periodMonths: 1,
  authMethods: ['dhcp', 'pppoe'],
  routerosProfile: '',
  priority: 8,
  isOnSale: true,
};

export const valuesOfPlan = ({ burst, ...plan }: Plan): PlanValues => ({
  name: plan.name,
  downloadKbps: plan.downloadKbps,
  uploadKbps: plan.uploadKbps,
  hasBurst: burst !== null,
  burstDownloadKbps: burst?.downloadKbps ?? null,
  burstUploadKbps: burst?.uploadKbps ?? null,
  burstThresholdPercent: burst?.thresholdPercent ?? 75,
  burstSeconds: burst?.seconds ?? 8,
  priceMinor: plan.priceMinor,
  taxBasisPoints: plan.taxBasisPoints,
  periodMonths: plan.periodMonths,
  authMethods: plan.authMethods,
  routerosProfile: plan.routerosProfile,
  priority: plan.priority,
  isOnSale: plan.onSale === 'on_sale',
});

const needed = (sentence: string) => (value: unknown) => (value === null ? sentence : undefined);
const neededForBurst =
  (sentence: string) =>
  (value: number | null, { hasBurst }: PlanValues) =>
    hasBurst && value === null ? sentence : undefined;

export const planRules: NonNullable<FormOptions<PlanValues>['validate']> = {
  name: (name) => (name.trim() === '' ? 'A name is required.' : undefined),
  downloadKbps: needed('A rate such as 20M.'),
  uploadKbps: needed('A rate such as 5M.'),
  burstDownloadKbps: (burst, { hasBurst, downloadKbps }) => {
    if (!hasBurst) return undefined;
    if (burst === null) return 'A rate such as 30M.';
    return downloadKbps !== null && burst < downloadKbps ? 'A burst is at least the plan’s rate.' : undefined;
  },
  burstUploadKbps: neededForBurst('A rate such as 8M.'),
  burstThresholdPercent: neededForBurst('A share from 1 to 100.'),
  burstSeconds: neededForBurst('A time from 1 to 300 seconds.'),
  priceMinor: needed('A price; zero for none.'),
  taxBasisPoints: needed('The tax; zero for none.'),
  periodMonths: needed('From 1 to 12 months.'),
  priority: needed('From 1 (first) to 8 (last).'),
  authMethods: (methods) => (methods.length === 0 ? 'At least one way to connect.' : undefined),
  routerosProfile: (profile) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(profile) ? undefined : 'A profile name: letters, digits and . _ - only.',
};

type Fields = Required<Omit<PlanChange, 'id'>>;

function burstOf(values: PlanValues): Fields['burst'] {
  const { hasBurst, burstDownloadKbps, burstUploadKbps, burstThresholdPercent, burstSeconds } = values;
  if (!hasBurst) return null;
  return {
    downloadKbps: filled(burstDownloadKbps),
    uploadKbps: filled(burstUploadKbps),
    thresholdPercent: filled(burstThresholdPercent),
    seconds: filled(burstSeconds),
  };
}

/** What the rules above have made sure of. @throws when they did not. */
function filled<T>(value: T | null): T {
  if (value === null) throw new Error('The form was sent without what its rules require');
  return value;
}

/** The plan without its price, which changes by another way. */
export const planFieldsOf = (values: PlanValues): Fields => ({
  name: values.name,
  downloadKbps: filled(values.downloadKbps),
  uploadKbps: filled(values.uploadKbps),
  burst: burstOf(values),
  taxBasisPoints: filled(values.taxBasisPoints),
  periodMonths: filled(values.periodMonths),
  authMethods: [...values.authMethods],
  routerosProfile: values.routerosProfile,
  priority: filled(values.priority),
  onSale: values.isOnSale ? 'on_sale' : 'withdrawn',
});

export const newPlanOf = (values: PlanValues): NewPlan => ({
  ...planFieldsOf(values),
  priceMinor: filled(values.priceMinor),
});

/** "Home 20 plus" as a profile's name: home-20-plus. */
export const profileOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
    .slice(0, 60);
