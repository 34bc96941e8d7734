import type { Module } from '#platform/module.ts';
import { DAILY_JOB, dailySchedule, runDaily } from './runs/daily-run.ts';
import { billingSearch } from './search.ts';

export { billingHandlers } from './handlers.ts';
export { billService } from './invoices/bill-service.ts';
export { billingPromises } from './ledger/promises.ts';
export type { PaymentInput } from './payments/plan-payment.ts';
export { recordPayment } from './payments/record-payment.ts';
export { reversePayment } from './payments/reverse-payment.ts';
export { startRun } from './runs/start-run.ts';

/** Invoices, payments, the daily run with its suspensions and reconnections. */
export const billing: Module = {
  name: 'billing',
  jobs: { [DAILY_JOB]: runDaily },
  schedule: [dailySchedule],
  search: [billingSearch],
};
