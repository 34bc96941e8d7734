import { dayInWords, isDay } from '#app/show/Day.tsx';
import { subscriptionStates } from '#contract/subscription-machine.ts';
import { formatMoney } from '#kernel/money.ts';
import { formatRate } from '#ui/parse/rate.ts';
import { authMethods, authWords, sectorKinds, sectorKindWords, stages, stageWords, stateWords } from '../show/words.ts';

/** What the words of a history need to know: names behind ids, the company's money. */
export interface Known {
  /** id → what it is called. */
  readonly names: ReadonlyMap<string, string>;
  readonly currency: string;
}

/** What a field is called on the screen. One that stands here with '' is told elsewhere, or by another field. */
const labels: Readonly<Record<string, string>> = {
  planId: 'Plan',
  sectorId: 'Sector',
  deviceId: 'Router',
  parentId: 'Within',
  authMethod: 'Connects by',
  dhcpMode: 'Lease',
  mac: 'MAC',
  ip: 'IP',
  pppoeUser: 'PPPoE user',
  lat: '',
  lng: '',
  anchorDay: 'Billing day',
  priceOverrideMinor: 'Agreed price',
  priceMinor: 'Price',
  effectiveFrom: 'From',
  taxId: 'Tax id',
  email: 'E-mail',
  exemptUntil: 'Exempt until',
  exemptReason: 'Exempt because',
  downloadKbps: 'Download',
  uploadKbps: 'Upload',
  burstDownloadKbps: 'Burst download',
  burstUploadKbps: 'Burst upload',
  burstThresholdPercent: 'Burst threshold',
  burstSeconds: 'Burst time',
  taxBasisPoints: 'Tax',
  periodMonths: 'Period',
  authMethods: 'Sold for',
  routerosProfile: 'RouterOS profile',
  onSale: 'Sale',
  host: 'Address',
  apiUser: 'API user',
  tlsFingerprint: 'Certificate',
  transport: 'Spoken to by',
  pppoeSuspendMode: 'PPPoE suspension',
  pppoeLocalAddress: 'PPPoE local address',
  pppoePool: 'PPPoE pool',
  dhcpServer: 'DHCP server',
  readBackMinutes: 'minutes between comparisons',
  state: '',
  stateReason: '',
  networkTruth: '',
  networkNote: '',
  networkService: '',
  ref: '',
  archivedAt: '',
  tlsTrustedAt: '',
  activatedOn: '',
  healthSince: '',
};

export const labelOf = (field: string): string =>
  labels[field] ??
  field.charAt(0).toUpperCase() + field.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const wordOf =
  <T extends string>(known: readonly T[], words: (word: T) => string) =>
  (value: string) => {
    const found = known.find((word) => word === value);
    return found === undefined ? value : words(found);
  };

const stateWord = wordOf(subscriptionStates, (state) => stateWords[state].word);
const stageWord = wordOf(stages, (stage) => stageWords[stage].word);

const byField: Readonly<Record<string, (value: string, known: Known) => string>> = {
  state: stateWord,
  stage: stageWord,
  authMethod: wordOf(authMethods, (method) => authWords[method]),
  kind: wordOf(sectorKinds, (kind) => sectorKindWords[kind]),
  taxBasisPoints: (value) => `${Number(value) / 100} %`,
  onSale: (value) => (value === 'on_sale' ? 'on sale' : 'withdrawn'),
  periodMonths: (value) => (value === '1' ? '1 month' : `${value} months`),
  burstThresholdPercent: (value) => `${value} %`,
  burstSeconds: (value) => `${value} s`,
  transport: (value) => (value === 'rest' ? 'REST' : 'API'),
  security: (value) => (value === 'tls' ? 'TLS' : 'plain'),
  tlsFingerprint: (value) => `${value.slice(0, 16)}…`,
};

/** A value as a person reads it. */
export function valueInWords(field: string, value: unknown, known: Known): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  const words = byField[field];
  if (words !== undefined) return words(text, known);
  if (field.endsWith('Id')) return known.names.get(text) ?? text.slice(0, 8);
  if (field.endsWith('Minor') && /^-?\d+$/.test(text)) return formatMoney(BigInt(text), known.currency);
  if (field.endsWith('Kbps')) return formatRate(Number(text));
  return isDay(text) ? dayInWords(text, 'en-GB') : text;
}
