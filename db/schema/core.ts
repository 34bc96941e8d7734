import type { GeneratedAlways } from 'kysely';

/** The words that the columns' checks allow; the contract's lists are held equal to these by the compiler. */
type DeviceKind = 'mikrotik' | 'switch' | 'ap' | 'radio' | 'olt';
type DeviceStage = 'dry_run' | 'staged' | 'live';
type DeviceHealth = 'unknown' | 'up' | 'down';
type SubscriptionState = 'draft' | 'pending_install' | 'active' | 'suspended' | 'paused' | 'terminated';

export interface SectorTable {
  id: string;
  name: string;
  code: string;
  kind: 'tower' | 'access_point' | 'pon' | 'cabinet' | 'area';
  parentId: string | null;
  /** What leads to the sector, shared by its services on each router; null: they are not held together. */
  capacityDownloadKbps: number | null;
  capacityUploadKbps: number | null;
  /** Interface or networks of the sector on the router. */
  capacityTarget: string | null;
  /** How many times the capacity may be sold: each service is guaranteed that part of its rate. */
  oversubscription: number | null;
  lat: number | null;
  lng: number | null;
  notes: string;
  createdAt: string;
  archivedAt: string | null;
}

export interface DeviceTable {
  id: string;
  name: string;
  kind: DeviceKind;
  sectorId: string | null;
  host: string;
  port: number;
  transport: 'api' | 'rest';
  security: 'plain' | 'tls';
  tlsFingerprint: string | null;
  /** When a person trusted that fingerprint. */
  tlsTrustedAt: string | null;
  apiUser: string;
  passwordSealed: string | null;
  encoding: 'utf8' | 'win1252';
  stage: DeviceStage;
  /** Nothing is written while somebody works on it; null: it is in service. */
  maintenanceSince: string | null;
  /** Null: until a person ends it. */
  maintenanceUntil: string | null;
  maintenanceReason: string | null;
  pppoeSuspendMode: 'soft' | 'hard';
  pppoeLocalAddress: string | null;
  pppoePool: string | null;
  dhcpServer: string;
  /** How often it is compared with the books; null: as all routers are. */
  readBackMinutes: number | null;
  /** How a device that is no MikroTik is asked whether it is there; a router is asked through its API. */
  healthCheck: 'none' | 'ping' | 'tcp';
  notes: string;
  routerosVersion: string | null;
  board: string | null;
  identity: string | null;
  health: DeviceHealth;
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
  /** Joined by commas. */
  authMethods: string;
  routerosProfile: string;
  /** 1 is served first, 8 last. */
  priority: number;
  onSale: 'on_sale' | 'withdrawn';
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
  kind: 'person' | 'business';
  phone: string;
  email: string;
  address: string;
  taxId: string;
  notes: string;
  searchText: string;
  /** The name as lists sort it. A column, since SQLite looks rows up beyond a key only by columns, not by expressions. */
  sortName: GeneratedAlways<string>;
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
  authMethod: 'dhcp' | 'pppoe' | 'hotspot' | 'static';
  dhcpMode: 'dynamic' | 'static';
  mac: string | null;
  ip: string | null;
  pppoeUser: string | null;
  pppoePasswordSealed: string | null;
  address: string;
  lat: number | null;
  lng: number | null;
  /** Why the position is only about right; null where somebody took it at the place. */
  positionNote: string | null;
  anchorDay: number;
  priceOverrideMinor: bigint | null;
  exemptUntil: string | null;
  exemptReason: string | null;
  notes: string;
  searchText: string;
  state: SubscriptionState;
  stateReason: string;
  stateSince: string;
  activatedOn: string | null;
  billedThrough: string | null;
  networkTruth: 'wanted' | 'queued' | 'applied' | 'verified' | 'drifted';
  /** What the router was last seen to do. */
  networkService: 'absent' | 'active' | 'suspended';
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
  servicePlan: ServicePlanTable;
  planPrice: PlanPriceTable;
  customer: CustomerTable;
  subscription: SubscriptionTable;
  numberSeries: NumberSeriesTable;
}
