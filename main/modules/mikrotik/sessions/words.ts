import type { Instant } from '#kernel/clock.ts';
import { epochMs } from '#kernel/clock.ts';

function rate(kbps: number): string {
  if (kbps === 0) return 'unlimited';
  if (kbps >= 1_000_000 && kbps % 100_000 === 0) return `${kbps / 1_000_000}G`;
  return kbps >= 1_000 && kbps % 100 === 0 ? `${kbps / 1_000}M` : `${kbps}k`;
}

/** `20M/5M`: download, then upload, as plans are spoken of. */
export const rateInWords = ({ downloadKbps, uploadKbps }: { downloadKbps: number; uploadKbps: number }): string =>
  `${rate(downloadKbps)}/${rate(uploadKbps)}`;

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** `2 d 4 h`, `3 h`, `12 min`; the last minute is `less than a minute`. */
export function lengthInWords(seconds: number): string {
  const largest = UNITS.findIndex(([, size]) => seconds >= size);
  if (largest < 0) return 'less than a minute';
  let left = seconds;
  const said: string[] = [];
  for (const [unit, size] of UNITS.slice(largest, largest + 2)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) said.push(`${count} ${unit}`);
  }
  return said.join(' ');
}

const format = (timeZone: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...parts });

/** `08:12` of today, else `21 Nov 08:12`, in the company's zone. */
export function timeInWords(at: Instant, now: Instant, timeZone: string): string {
  const time = format(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(epochMs(at));
  const day = format(timeZone, { day: 'numeric', month: 'short' });
  const [then, today] = [day.format(epochMs(at)), day.format(epochMs(now))];
  return then === today && epochMs(now) - epochMs(at) < 86_400_000 ? time : `${then} ${time}`;
}

export const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** `3.2 Mbit/s`. */
export function bitsInWords(bps: number): string {
  if (bps >= 1e9) return `${(bps / 1e9).toFixed(1)} Gbit/s`;
  if (bps >= 1e6) return `${(bps / 1e6).toFixed(1)} Mbit/s`;
  if (bps >= 1e3) return `${Math.round(bps / 1e3)} kbit/s`;
  return `${Math.round(bps)} bit/s`;
}
