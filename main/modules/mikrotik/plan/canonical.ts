import { markerIn } from './markers.ts';

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** `5M` and `5000000` are one rate. */
function bits(text: string): string {
  const [, digits, suffix = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? [];
  return digits === undefined ? text : String(Number(digits) * (FACTORS[suffix.toLowerCase()] ?? 1));
}

const UNITS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const;

/** Seconds of RouterOS's ways to write a duration: `8`, `8s`, `1d2h`, `1d 00:00:08`. */
export function durationSeconds(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const clock = /^(?:(\d+)d ?)?(\d{1,2}):(\d{2}):(\d{2})$/.exec(text);
  if (clock) {
    const [days = 0, hours = 0, minutes = 0, rest = 0] = clock.slice(1).map((part) => Number(part ?? 0));
    return days * UNITS.d + hours * UNITS.h + minutes * UNITS.m + rest;
  }
  if (!/^(\d+[wdhms])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNITS[unit as keyof typeof UNITS], 0);
}

const seconds = (text: string): string => String(durationSeconds(text) ?? text);

/** A pair `upload/download`; a single value means both. */
function pair(text: string, part: (one: string) => string): string {
  const [up = '', down = up] = text.split('/');
  return `${part(up)}/${part(down)}`;
}

/** `rx/tx [burst [threshold [time [priority [minimum]]]]]`: https://help.mikrotik.com/docs/spaces/ROS/pages/132350049 */
const rateLimit = (text: string): string =>
  text
    .trim()
    .split(/\s+/)
    .map((part, at) => (at === 4 ? part : pair(part, at === 3 ? seconds : bits)))
    .join(' ');

const flag = (text: string): string => (text === 'true' ? 'yes' : text === 'false' ? 'no' : text);
const host = (text: string): string => text.replace(/\/32$/, '');
const rates = (text: string): string => pair(text, bits);

type Reading = (text: string) => string;

/** Where RouterOS prints a field otherwise than it was written (routeros.md, part 2, "Read-back facts"). */
const readings: Readonly<Record<string, Reading>> = {
  disabled: flag,
  dynamic: flag,
  'only-one': flag,
  'mac-address': (text) => text.toUpperCase().replaceAll('-', ':'),
  address: host,
  target: (text) => text.split(',').map(host).join(','),
  'max-limit': rates,
  'limit-at': rates,
  priority: (text) => pair(text, (one) => one),
  'burst-limit': rates,
  'burst-threshold': rates,
  'burst-time': (text) => pair(text, seconds),
  'rate-limit': rateLimit,
  server: (text) => (text === 'all' ? '' : text),
  comment: (text) => markerIn(text) ?? text,
};

/** What an unset field means, so that an absent one equals it. */
const unset: Readonly<Record<string, string>> = {
  disabled: 'no',
  'max-limit': '0/0',
  'limit-at': '0/0',
  priority: '8/8',
  parent: 'none',
  'parent-queue': 'none',
  'burst-limit': '0/0',
  'burst-threshold': '0/0',
  'burst-time': '0/0',
};

/** One spelling for all that mean the same, so that two values may be compared. */
export function canonical(field: string, value: string | undefined): string {
  if (value === undefined || value === '') return unset[field] ?? '';
  return readings[field]?.(value) ?? value;
}
