import { board } from './core/board.ts';
import { customers } from './core/customers.ts';
import { devices } from './core/devices.ts';
import { plans } from './core/plans.ts';
import { sectors } from './core/sectors.ts';
import { subscriptions } from './core/subscriptions.ts';

export * from './core/board.ts';
export * from './core/customers.ts';
export * from './core/devices.ts';
export * from './core/plans.ts';
export * from './core/sectors.ts';
export * from './core/subscriptions.ts';

export const coreContract = { sectors, devices, plans, customers, subscriptions, board };
