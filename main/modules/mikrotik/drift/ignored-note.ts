import { dayInWords } from '#kernel/calendar.ts';
import { IGNORED_UNTIL } from '#modules/core/index.ts';
import type { FoundRow } from './found-row.ts';
import type { DriftNow, Ignoring } from './record-drift.ts';

export const ignoredNote = ({ until, by, reason }: Ignoring): string =>
  `${IGNORED_UNTIL}${dayInWords(until)} by ${by}: ${reason.replace(/\.$/, '')}.`;

/** How all that differs of a service is ignored, by what runs out first; undefined where something is not. */
export function ignoringOf(found: readonly FoundRow[], now: Pick<DriftNow, 'ignoredAs'>): Ignoring | undefined {
  const all = found.map((row) => now.ignoredAs(row));
  const ignored = all.filter((one) => one !== undefined);
  if (ignored.length === 0 || ignored.length < all.length) return undefined;
  return ignored.toSorted((one, other) => (one.until < other.until ? -1 : 1))[0];
}
