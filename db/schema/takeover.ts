import type { Json } from './platform.ts';

/** A router read to be taken over, while a person decides row by row. */
export interface TakeoverTable {
  id: string;
  deviceId: string;
  source: 'live' | 'file';
  fileName: string | null;
  state: 'draft' | 'adopted' | 'abandoned';
  readAt: string;
  routerVersion: string | null;
  /** Parsed by the takeover room. */
  optionsJson: Json<unknown>;
  /** The router's address lists, with how many of the rows stand in each. */
  listsJson: Json<readonly { readonly name: string; readonly count: number }[]>;
  notesJson: Json<readonly string[]>;
  createdBy: string;
  createdAt: string;
  settledAt: string | null;
}

/** Rates as the router gives them, and the plan that stands for them in the books. */
export interface TakeoverPlanTable {
  takeoverId: string;
  planKey: string;
  profilePath: string | null;
  profileName: string | null;
  downloadKbps: number | null;
  uploadKbps: number | null;
  burstDownloadKbps: number | null;
  burstUploadKbps: number | null;
  burstThresholdPercent: number | null;
  burstSeconds: number | null;
  rateNote: string | null;
  name: string;
  planId: string | null;
  planReason: string | null;
  priceMinor: bigint | null;
}

/** One service as it stands on the router, and what a person decided about it. */
export interface TakeoverRowTable {
  id: string;
  takeoverId: string;
  rowKey: string;
  kind: 'pppoe' | 'hotspot' | 'dhcp' | 'static';
  name: string;
  sortName: string;
  candidateJson: Json<unknown>;
  passwordSealed: string | null;
  matchJson: Json<unknown>;
  decision: 'open' | 'existing' | 'new' | 'skip';
  /** Null while it is what the reading proposed. */
  decidedBy: string | null;
  customerId: string | null;
  subscriptionId: string | null;
  customerName: string;
  planKey: string | null;
  planId: string | null;
  adoptAs: 'active' | 'suspended';
  standing: 'open' | 'problem' | 'plan' | 'ready' | 'skipped' | 'adopted';
  problemsJson: Json<readonly string[]>;
  searchText: string;
  adoptedAt: string | null;
}

/** A piece of an uploaded export; sealed, since exports hold passwords, and gone once it is read. */
export interface TakeoverPartTable {
  uploadId: string;
  partNo: number;
  textSealed: string;
  createdAt: string;
}

/** A router's row that was made by somebody else and is ours since a takeover. */
export interface FoundRowTable {
  deviceId: string;
  path: string;
  naturalKey: string;
  marker: string;
  subscriptionId: string | null;
  planId: string | null;
  /** Field → what stood there, and what the books wanted then: it stays as it was found while they want just that. */
  keptJson: Json<Readonly<Record<string, { readonly found: string; readonly insteadOf: string }>>>;
  /** Since then the row tells by its comment that it is ours. */
  markedAt: string | null;
  createdAt: string;
}

export interface TakeoverTables {
  takeover: TakeoverTable;
  takeoverPlan: TakeoverPlanTable;
  takeoverRow: TakeoverRowTable;
  takeoverPart: TakeoverPartTable;
  foundRow: FoundRowTable;
}
