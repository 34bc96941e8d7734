export { changeState, changeStates, type StateChange } from './change-state.ts';
export { devicePassword } from './device-password.ts';
export { pppoePassword } from './pppoe-password.ts';
export { type BilledThrough, recordBilledThrough } from './record-billed-through.ts';
export { type DeviceHealth, recordDeviceHealth } from './record-device-health.ts';
export { type NetworkTruthUpdate, recordNetworkTruth } from './record-network-truth.ts';
