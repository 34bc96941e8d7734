import type { Plan } from '#contract/core.ts';
import { formatRate } from '#ui/parse/rate.ts';
import { authWords } from '../show/words.ts';

export const rateOf = ({ downloadKbps, uploadKbps }: Pick<Plan, 'downloadKbps' | 'uploadKbps'>): string =>
  `${formatRate(downloadKbps)}/${formatRate(uploadKbps)}`;

export const periodOf = ({ periodMonths }: Pick<Plan, 'periodMonths'>): string =>
  periodMonths === 1 ? 'a month' : `every ${periodMonths} months`;

export const taxOf = ({ taxBasisPoints }: Pick<Plan, 'taxBasisPoints'>): string =>
  taxBasisPoints === 0 ? 'no tax' : `${taxBasisPoints / 100} %`;

export const soldForOf = ({ authMethods }: Pick<Plan, 'authMethods'>): string =>
  authMethods.map((method) => authWords[method]).join(', ');

export const burstOf = ({ burst }: Pick<Plan, 'burst'>): string | null =>
  burst === null
    ? null
    : `${formatRate(burst.downloadKbps)}/${formatRate(burst.uploadKbps)} for ${burst.seconds} s, while below ${burst.thresholdPercent} %`;

export const saleWords = {
  on_sale: { word: 'on sale', meaning: 'good' },
  withdrawn: { word: 'withdrawn', meaning: 'off' },
} as const;
