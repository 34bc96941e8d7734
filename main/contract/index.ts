import { billingContract } from './billing.ts';
import { coreContract } from './core.ts';
import { mikrotikContract } from './mikrotik.ts';
import { platformContract } from './platform.ts';

/** Everything that may be asked, `module.noun.verb`; served by the same handlers through every door. */
export const contract = {
  platform: platformContract,
  core: coreContract,
  billing: billingContract,
  mikrotik: mikrotikContract,
};

export type Contract = typeof contract;
