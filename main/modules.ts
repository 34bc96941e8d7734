import { billing, billingHandlers } from '#modules/billing/index.ts';
import { core, coreHandlers } from '#modules/core/index.ts';
import { mikrotik, mikrotikHandlers } from '#modules/mikrotik/index.ts';
import { platformHandlers } from '#platform/handlers.ts';
import type { Module } from '#platform/module.ts';
import { housekeeping } from '#platform/purge-jobs.ts';

/** The rooms of this house, in the order in which their schedules run. */
export const modules: readonly Module[] = [core, billing, mikrotik, housekeeping];

/** The contract's answers; the same object stands behind every door. */
export const router = {
  platform: platformHandlers,
  core: coreHandlers,
  billing: billingHandlers,
  mikrotik: mikrotikHandlers,
};

/** "Find anything", each module's part. */
export const search = modules.flatMap((module) => module.search ?? []);

/** Who hears events, of all modules. */
export const subscribers = modules.flatMap((module) => module.subscribers ?? []);
