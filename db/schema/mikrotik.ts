import type { Json } from './platform.ts';

/** The words that the columns' checks allow; the contract's lists are held equal to these by the compiler. */
type ChangeAction = 'activate' | 'suspend' | 'reconnect' | 'update' | 'terminate' | 'undo' | 'push' | 'adopt';
type ChangeState = 'queued' | 'planned' | 'approved' | 'applying' | 'verified' | 'failed' | 'superseded' | 'rejected';

/** The seed's isp.provisioning_job: one wanted change of one subscription on one router. */
export interface ProvisioningJobTable {
  id: string;
  /** Orders the changes of a router and of a subscription. */
  seq: number;
  deviceId: string;
  subscriptionId: string;
  action: ChangeAction;
  state: ChangeState;
  reason: string;
  reasonRefJson: Json<{ model: string; id: string; label: string } | null>;
  /** What one act or run caused together: the request of the audit. */
  batchId: string;
  /** What it makes of the customer's service, once its rows are known. */
  effect: 'loses' | 'gains' | 'changes' | null;
  /** Why a person has to look at it before it is written, whatever the router's stage. */
  heldReason: string | null;
  /** Hash of the rows that a person approved; another plan needs another approval. */
  planHash: string | null;
  plannedAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  startedAt: string | null;
  appliedAt: string | null;
  verifiedAt: string | null;
  attempts: number;
  lastError: string | null;
  undoOf: string | null;
  requestedBy: string;
  /** The member of staff or the token; null for what the house does by itself. */
  requestedById: string | null;
  createdAt: string;
  settledAt: string | null;
}

export interface ProvisioningRowTable {
  jobId: string;
  rowNo: number;
  path: string;
  naturalKey: string;
  sign: '+' | '-' | '~';
  beforeJson: Json<Record<string, string> | null>;
  afterJson: Json<Record<string, string> | null>;
  reason: string;
  state: 'planned' | 'applied' | 'verified' | 'failed';
  error: string | null;
}

/**
 * Which sealing of a service's PPPoE password a router was last given: a router may hide passwords from the one who writes
 * them, and then only this tells whether it has the present one.
 */
export interface PppPasswordGivenTable {
  deviceId: string;
  subscriptionId: string;
  version: string;
  givenAt: string;
}

/** When a router was last read back as a whole and compared with the books, and what came of the last attempt. */
export interface DeviceReadBackTable {
  deviceId: string;
  /** Null while it never succeeded. Every service that was ever read there stands as it stood then, or was read later. */
  comparedAt: string | null;
  /** What the books said of the router itself then, as far as rows depend on it. */
  settings: string;
  triedAt: string;
  /** Why the last attempt failed; null when it did not. */
  error: string | null;
  tookMs: number | null;
  rowsOurs: number | null;
  rowsForeign: number | null;
  /** Rows that differ beyond the ones that are kept. */
  rowsBeyond: number | null;
}

export interface MikrotikTables {
  provisioningJob: ProvisioningJobTable;
  provisioningRow: ProvisioningRowTable;
  pppPasswordGiven: PppPasswordGivenTable;
  deviceReadBack: DeviceReadBackTable;
}
