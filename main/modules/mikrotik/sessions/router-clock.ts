import { addMs, type Instant, toInstant } from '#kernel/clock.ts';
import type { RouterRow } from '../transport/router-transport.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

function parsed(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** `2026-05-01 20:52:13`, and `may/01/2026 20:52:13` before 7.10, as if it were UTC; undefined for no such text. */
export function routerTimeMs(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text);
  if (iso) return parsed(`${iso[1]}-${iso[2]}-${iso[3]}T${iso[4]}Z`);
  const old = /^([a-z]{3})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/i.exec(text);
  const month = MONTHS.indexOf(old?.[1]?.toLowerCase() ?? '') + 1;
  if (!old || month === 0) return undefined;
  return parsed(`${old[3]}-${String(month).padStart(2, '0')}-${old[2]}T${old[4]}Z`);
}

/**
 * When something happened that a router tells by its own clock: as long ago as that clock says it was. So its time zone
 * and a wrong clock do not matter. Null for what never was: RouterOS then prints its first day, in 1970.
 */
export function instantOfRouter(text: string | undefined, clock: RouterRow, now: Instant): Instant | null {
  const at = routerTimeMs(text ?? '');
  const routerNow = routerTimeMs(`${clock.date ?? ''} ${clock.time ?? ''}`);
  if (at === undefined || at < DAY_MS * 2) return null;
  if (routerNow === undefined) return toInstant(at);
  const ago = routerNow - at;
  return ago < 0 ? null : addMs(now, -ago);
}
