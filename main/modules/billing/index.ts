import type { Module } from '#platform/module.ts';
import { DAILY_JOB, dailySchedule, runDaily } from './runs/daily-run.ts';
import { billingSearch } from './search.ts';

export { billingHandlers } from './handlers.ts';
export { billingPromises } from './ledger/promises.ts';

/** Invoices, payments, the daily run with its suspensions and reconnections. */
export const billing: Module = {
  name: 'billing',
  jobs: { [DAILY_JOB]: runDaily },
  schedule: [dailySchedule],
  search: [billingSearch],
};
