import type { Module } from '#platform/module.ts';
import { coreSearch } from './search.ts';

/** Sectors, devices, plans, customers and their services: what everything else stands on. */
export const core: Module = { name: 'core', search: [coreSearch] };

export { devicePassword } from './devices/device-password.ts';
export { isInMaintenance } from './devices/maintenance.ts';
export { type DeviceHealth, recordDeviceHealth } from './devices/record-device-health.ts';
export { coreHandlers } from './handlers.ts';
export { changeState, changeStates } from './subscriptions/change-state.ts';
export { changeSubscription } from './subscriptions/change-subscription.ts';
export { IGNORED_UNTIL, needsDecision } from './subscriptions/network-disagreement.ts';
export { pppoePassword } from './subscriptions/pppoe-password.ts';
export { recordBilledThrough } from './subscriptions/record-billed-through.ts';
export { type NetworkTruthUpdate, recordNetworkTruth } from './subscriptions/record-network-truth.ts';
export { takeOver } from './taken-over/take-over.ts';
export type { TakenOver, TakenOverService } from './taken-over/taken-over.ts';
export { againAfterRace } from './unique-race.ts';
