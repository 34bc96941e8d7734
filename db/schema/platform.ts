import type { ColumnType, Generated } from 'kysely';

/** Written as JSON text through `toJsonColumn`, read as the parsed value. */
export type Json<T> = ColumnType<T, string | null, string | null>;

export interface StoreInfoTable {
  key: string;
  value: string;
}

export interface CompanyTable {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  createdAt: string;
}

export interface SettingTable {
  key: string;
  valueJson: Json<unknown>;
  updatedAt: string;
}

export interface StaffTable {
  id: string;
  name: string;
  email: string;
  passwordHash: string;
  role: string;
  createdAt: string;
  archivedAt: string | null;
}

export interface StaffSessionTable {
  id: string;
  staffId: string;
  tokenHash: string;
  door: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

export interface ApiTokenTable {
  id: string;
  name: string;
  role: string;
  tokenHash: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

export interface AuditLogTable {
  seq: number;
  id: string;
  at: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  door: string;
  requestId: string;
  event: string;
  model: string;
  recordId: string;
  beforeJson: Json<unknown>;
  afterJson: Json<unknown>;
  why: string | null;
  prevHash: string;
  hash: string;
}

export interface ChainHeadTable {
  id: number;
  auditSeq: number;
  auditHash: string;
  eventSeq: number;
}

export interface OutboxEventTable {
  seq: number;
  id: string;
  at: string;
  type: string;
  payloadJson: Json<unknown>;
}

export interface OutboxCursorTable {
  subscriber: string;
  seq: number;
  attempts: number;
  retryAt: string | null;
  lastError: string | null;
}

export interface OutboxParkedTable {
  subscriber: string;
  seq: number;
  parkedAt: string;
  error: string;
}

export interface JobTable {
  id: string;
  kind: string;
  /** At most one job of a queue runs at a time. */
  queue: string;
  dedupeKey: string | null;
  payloadJson: Json<unknown>;
  state: string;
  runAt: string;
  attempts: number;
  maxAttempts: number;
  claimedBy: string | null;
  claimExpiresAt: string | null;
  lastError: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface LeaseTable {
  name: string;
  holder: string;
  holderLabel: string;
  expiresAt: string;
  fence: Generated<number>;
}

export interface PlatformTables {
  storeInfo: StoreInfoTable;
  company: CompanyTable;
  setting: SettingTable;
  staff: StaffTable;
  staffSession: StaffSessionTable;
  apiToken: ApiTokenTable;
  auditLog: AuditLogTable;
  chainHead: ChainHeadTable;
  outboxEvent: OutboxEventTable;
  outboxCursor: OutboxCursorTable;
  outboxParked: OutboxParkedTable;
  job: JobTable;
  lease: LeaseTable;
}
