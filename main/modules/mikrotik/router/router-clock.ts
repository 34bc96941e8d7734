import { epochMs, type Instant, toInstant } from '#kernel/clock.ts';
import type { RouterRow } from '../transport/router-transport.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TOLERANCE_MS = 5 * 60_000;
/** Where a router begins that has no battery and has not reached a time server. */
const NEVER_SET = '1971-01-01';

/** `2026-03-01`, or `mar/01/2026` before RouterOS 7.10. */
function dayOf(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const [, month = '', day, year] = /^([a-z]{3})\/(\d{2})\/(\d{4})$/i.exec(text) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day}`;
}

/** `+02:00`, or seconds, where negative ones may come as what is left of 2³². */
function offsetMs(text: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hours !== undefined) return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  if (!/^-?\d+$/.test(text)) return undefined;
  const seconds = Number(text);
  return (seconds >= 2 ** 31 ? seconds - 2 ** 32 : seconds) * 1_000;
}

/** What time the router believes it is; undefined where it does not say so in a way that we know. */
export function routerTime({ date = '', time = '', 'gmt-offset': offset = '+00:00' }: RouterRow): Instant | undefined {
  const day = dayOf(date);
  const shift = offsetMs(offset);
  const at = Date.parse(`${day}T${time}Z`);
  return shift === undefined || Number.isNaN(at) ? undefined : toInstant(at - shift);
}

function inWords(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

const shown = (at: Instant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** What to say of a router's clock beside ours, read at the same moment; null where it is right enough. */
export function clockWarning(row: RouterRow, now: Instant): string | null {
  const theirs = routerTime(row);
  if (theirs === undefined) return null;
  const advice = 'Let it follow a time server (/system/ntp/client), or timed entries, logs and certificates go wrong';
  if (theirs < NEVER_SET) return `The router’s clock was never set: it shows ${shown(theirs)}. ${advice}.`;
  const off = epochMs(theirs) - epochMs(now);
  if (Math.abs(off) <= TOLERANCE_MS) return null;
  const way = off < 0 ? 'behind' : 'ahead of';
  return `The router’s clock is ${inWords(off)} ${way} ours: it shows ${shown(theirs)}. ${advice}.`;
}
