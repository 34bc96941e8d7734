import type { Module } from '#platform/module.ts';
import { keepHistory } from './health/history/keep-history.ts';
import { hearEvents } from './hear-events.ts';
import { routerJobs } from './jobs.ts';
import { checkPreparations } from './preparation/schedule.ts';
import { closeConnections } from './router/connections.ts';
import { readRouters } from './schedule.ts';

export { mikrotikHandlers } from './handlers.ts';
export { mikrotikPromises } from './promises.ts';

/** Makes the routers show what the books say: plan, diff, approve, apply, read back, undo. */
export const mikrotik: Module = {
  name: 'mikrotik',
  subscribers: [hearEvents],
  jobs: routerJobs,
  schedule: [readRouters, checkPreparations, keepHistory],
  close: closeConnections,
};
