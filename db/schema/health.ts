import type { Json } from './platform.ts';

/** The words that the columns' checks allow; the contract's lists are held equal to these by the compiler. */
type AlertKind =
  | 'down'
  | 'flapping'
  | 'login_refused'
  | 'certificate_changed'
  | 'rebooted'
  | 'version_changed'
  | 'cpu_high'
  | 'memory_high'
  | 'latency_high'
  | 'interface_down'
  | 'clock_wrong';
type InterfaceState = 'running' | 'not_running' | 'disabled' | 'gone';

/** One poll; without a latency the device did not answer. */
export interface DeviceHealthSampleTable {
  at: string;
  deviceId: string;
  latencyMs: number | null;
  cpuPercent: number | null;
  memoryPercent: number | null;
  sessionCount: number | null;
}

/** All polls of a stretch of time that begins at `at`, in UTC. `latencyN` is how many of them were answered. */
export interface DeviceHealthRollupTable {
  deviceId: string;
  stepSeconds: number;
  at: string;
  polls: number;
  latencyN: number;
  latencyMin: number | null;
  latencySum: number | null;
  latencyMax: number | null;
  cpuN: number;
  cpuMin: number | null;
  cpuSum: number | null;
  cpuMax: number | null;
  memoryN: number;
  memoryMin: number | null;
  memorySum: number | null;
  memoryMax: number | null;
  sessionN: number;
  sessionMin: number | null;
  sessionSum: number | null;
  sessionMax: number | null;
}

/** A router's port, bridge or tunnel that stays; those that come and go with subscribers are not kept. */
export interface DeviceInterfaceTable {
  id: string;
  deviceId: string;
  name: string;
  type: string;
  comment: string;
  state: InterfaceState;
  stateSince: string;
  /** Counters as the router printed them last: 64 bits without a sign, which no number of the stores holds. */
  rxBytes: string;
  txBytes: string;
  countedAt: string;
  /** Null until two countings can be compared. */
  rxBps: number | null;
  txBps: number | null;
  /** Somebody wants an alert when this one stops running. */
  watchedAt: string | null;
}

export interface InterfaceSampleTable {
  at: string;
  interfaceId: string;
  rxBps: number;
  txBps: number;
}

export interface InterfaceRollupTable {
  interfaceId: string;
  stepSeconds: number;
  at: string;
  rxN: number;
  rxMin: number | null;
  rxSum: number | null;
  rxMax: number | null;
  txN: number;
  txMin: number | null;
  txSum: number | null;
  txMax: number | null;
}

export interface HealthRollupMarkTable {
  history: 'device' | 'interface';
  stepSeconds: number;
  finalUntil: string;
}

export interface DeviceAlertTable {
  id: string;
  deviceId: string;
  kind: AlertKind;
  /** Which part of the device; empty for the device itself. */
  subject: string;
  detail: string;
  /** How often it happened while the alert stood. */
  times: number;
  raisedAt: string;
  lastAt: string;
  clearedAt: string | null;
  clearedBecause: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
}

/** What damping has to remember of a device between polls. */
export interface DeviceWatchTable {
  deviceId: string;
  /** Condition → how many polls in a row it held (above zero) or did not (below). */
  streaksJson: Json<Record<string, number>>;
  /** When it last turned between answering and not, oldest first, of the last hour. */
  turnsJson: Json<string[]>;
}

export interface HealthTables {
  deviceHealthSample: DeviceHealthSampleTable;
  deviceHealthRollup: DeviceHealthRollupTable;
  deviceInterface: DeviceInterfaceTable;
  interfaceSample: InterfaceSampleTable;
  interfaceRollup: InterfaceRollupTable;
  healthRollupMark: HealthRollupMarkTable;
  deviceAlert: DeviceAlertTable;
  deviceWatch: DeviceWatchTable;
}
