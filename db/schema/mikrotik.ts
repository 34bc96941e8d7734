import type { Json } from './platform.ts';

/** The seed's isp.provisioning_job: one wanted change of one subscription on one router. */
export interface ProvisioningJobTable {
  id: string;
  /** Orders the changes of a router and of a subscription. */
  seq: number;
  deviceId: string;
  subscriptionId: string;
  action: string;
  state: string;
  reason: string;
  reasonRefJson: Json<unknown>;
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
  createdAt: string;
  settledAt: string | null;
}

export interface ProvisioningRowTable {
  jobId: string;
  rowNo: number;
  path: string;
  naturalKey: string;
  sign: string;
  beforeJson: Json<Record<string, string> | null>;
  afterJson: Json<Record<string, string> | null>;
  reason: string;
  state: string;
  error: string | null;
}

export interface MikrotikTables {
  provisioningJob: ProvisioningJobTable;
  provisioningRow: ProvisioningRowTable;
}
