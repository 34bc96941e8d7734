import type { RouterVersion } from '../virtual-mikrotik/index.ts';

/** The invented provider: Harmattan Net around Abeokuta. Nothing here is a real firm, person or number. */
export const company = { name: 'Harmattan Net (demo)', currency: 'NGN', timeZone: 'Africa/Lagos' };

export interface DemoRouter {
  readonly name: string;
  readonly board: string;
  readonly version: RouterVersion;
  readonly stage: 'live' | 'staged';
  readonly host: string;
  /** Where it listens when the port is free. */
  readonly port: number;
  /** Its customers' addresses are 10.<subnet>.x.y. */
  readonly subnet: number;
}

export const routers: readonly DemoRouter[] = [
  {
    name: 'core-abeokuta',
    board: 'CCR2116-12G-4S+',
    version: '7.20',
    stage: 'live',
    host: '127.0.0.1',
    port: 18_728,
    subnet: 20,
  },
  {
    name: 'pop-ijemo',
    board: 'RB5009UG+S+',
    version: '7.18',
    stage: 'live',
    host: '127.0.0.1',
    port: 18_738,
    subnet: 30,
  },
  {
    name: 'edge-kemta',
    board: 'RB750Gr3',
    version: '6.49',
    stage: 'staged',
    host: '127.0.0.1',
    port: 18_748,
    subnet: 40,
  },
];

export interface DemoSector {
  readonly name: string;
  readonly code: string;
  readonly kind: 'tower' | 'access_point' | 'pon' | 'cabinet' | 'area';
  readonly lat: number;
  readonly lng: number;
  readonly router: string;
  /** How much of the customers live here. */
  readonly weight: number;
}

export const sectors: readonly DemoSector[] = [
  { name: 'Oke-Ilewo tower', code: 'OKI', kind: 'tower', lat: 7.1368, lng: 3.3382, router: 'core-abeokuta', weight: 5 },
  { name: 'Ibara estate PON', code: 'IBA', kind: 'pon', lat: 7.1291, lng: 3.3256, router: 'core-abeokuta', weight: 6 },
  { name: 'Ijemo cabinet', code: 'IJE', kind: 'cabinet', lat: 7.1584, lng: 3.3471, router: 'pop-ijemo', weight: 4 },
  { name: 'Lafenwa tower', code: 'LAF', kind: 'tower', lat: 7.1645, lng: 3.3209, router: 'pop-ijemo', weight: 4 },
  {
    name: 'Kemta housing',
    code: 'KEM',
    kind: 'access_point',
    lat: 7.1802,
    lng: 3.3597,
    router: 'edge-kemta',
    weight: 3,
  },
  { name: 'Obantoko relay', code: 'OBA', kind: 'tower', lat: 7.1757, lng: 3.4012, router: 'edge-kemta', weight: 2 },
];

export interface DemoPlan {
  readonly name: string;
  readonly downloadKbps: number;
  readonly uploadKbps: number;
  readonly priceMinor: bigint;
  readonly profile: string;
  readonly weight: number;
  readonly business: boolean;
  readonly burst: boolean;
}

export const plans: readonly DemoPlan[] = [
  {
    name: 'Home 10',
    downloadKbps: 10_000,
    uploadKbps: 3_000,
    priceMinor: 1_250_000n,
    profile: 'home-10',
    weight: 8,
    business: false,
    burst: true,
  },
  {
    name: 'Home 20',
    downloadKbps: 20_000,
    uploadKbps: 5_000,
    priceMinor: 1_800_000n,
    profile: 'home-20',
    weight: 7,
    business: false,
    burst: true,
  },
  {
    name: 'Home 50',
    downloadKbps: 50_000,
    uploadKbps: 10_000,
    priceMinor: 2_950_000n,
    profile: 'home-50',
    weight: 3,
    business: false,
    burst: false,
  },
  {
    name: 'Student 5',
    downloadKbps: 5_000,
    uploadKbps: 1_000,
    priceMinor: 750_000n,
    profile: 'student-5',
    weight: 3,
    business: false,
    burst: false,
  },
  {
    name: 'Office 30',
    downloadKbps: 30_000,
    uploadKbps: 30_000,
    priceMinor: 4_500_000n,
    profile: 'office-30',
    weight: 3,
    business: true,
    burst: false,
  },
  {
    name: 'Office 100',
    downloadKbps: 100_000,
    uploadKbps: 100_000,
    priceMinor: 12_000_000n,
    profile: 'office-100',
    weight: 1,
    business: true,
    burst: false,
  },
];

export const taxBasisPoints = 750;
