export interface SectorTable {
  id: string;
  name: string;
  code: string;
  kind: string;
  parentId: string | null;
  lat: number | null;
  lng: number | null;
  notes: string;
  createdAt: string;
  archivedAt: string | null;
}

export interface DeviceTable {
  id: string;
  name: string;
  kind: string;
  sectorId: string | null;
  host: string;
  port: number;
  security: string;
  tlsFingerprint: string | null;
  apiUser: string;
  passwordSealed: string | null;
  encoding: string;
  stage: string;
  pppoeSuspendMode: string;
  dhcpServer: string;
  notes: string;
  routerosVersion: string | null;
  board: string | null;
  identity: string | null;
  health: string;
  healthSince: string | null;
  lastSeenAt: string | null;
  lastCheckedAt: string | null;
  lastError: string | null;
  latencyMs: number | null;
  cpuPercent: number | null;
  memoryPercent: number | null;
  uptimeSeconds: number | null;
  sessionCount: number | null;
  createdAt: string;
  archivedAt: string | null;
}

export interface DeviceHealthSampleTable {
  deviceId: string;
  at: string;
  latencyMs: number | null;
  cpuPercent: number | null;
  memoryPercent: number | null;
}

export interface ServicePlanTable {
  id: string;
  name: string;
  downloadKbps: number;
  uploadKbps: number;
  burstDownloadKbps: number | null;
  burstUploadKbps: number | null;
  burstThresholdPercent: number | null;
  burstSeconds: number | null;
  taxBasisPoints: number;
  periodMonths: number;
  authMethods: string;
  routerosProfile: string;
  onSale: string;
  createdAt: string;
  archivedAt: string | null;
}

export interface PlanPriceTable {
  planId: string;
  effectiveFrom: string;
  priceMinor: bigint;
  createdAt: string;
}

export interface CustomerTable {
  id: string;
  code: string;
  name: string;
  kind: string;
  phone: string;
  email: string;
  address: string;
  taxId: string;
  notes: string;
  searchText: string;
  createdAt: string;
  archivedAt: string | null;
}

export interface SubscriptionTable {
  id: string;
  code: string;
  customerId: string;
  planId: string;
  sectorId: string;
  deviceId: string | null;
  authMethod: string;
  dhcpMode: string;
  mac: string | null;
  ip: string | null;
  pppoeUser: string | null;
  pppoePasswordSealed: string | null;
  address: string;
  lat: number | null;
  lng: number | null;
  anchorDay: number;
  priceOverrideMinor: bigint | null;
  exemptUntil: string | null;
  exemptReason: string | null;
  notes: string;
  searchText: string;
  state: string;
  stateReason: string;
  stateSince: string;
  activatedOn: string | null;
  billedThrough: string | null;
  /** wanted | queued | applied | verified | drifted */
  networkTruth: string;
  /** What the router was last seen to do: absent | active | suspended. */
  networkService: string;
  networkReadAt: string | null;
  networkNote: string | null;
  createdAt: string;
}

export interface NumberSeriesTable {
  series: string;
  year: number;
  lastNumber: number;
}

export interface CoreTables {
  sector: SectorTable;
  device: DeviceTable;
  deviceHealthSample: DeviceHealthSampleTable;
  servicePlan: ServicePlanTable;
  planPrice: PlanPriceTable;
  customer: CustomerTable;
  subscription: SubscriptionTable;
  numberSeries: NumberSeriesTable;
}
