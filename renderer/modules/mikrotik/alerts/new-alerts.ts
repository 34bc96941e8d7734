import type { Alert } from '#contract/mikrotik.ts';

/** More at once are told of in one notice: whoever sees "31 alerts" looks at the list, not at 31 notices. */
const EACH_BY_ITSELF = 3;

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** Which alerts came since the list was last looked at. The first look tells of nothing: it is what stood already. */
export function newSince(before: ReadonlySet<string> | undefined, alerts: readonly Alert[]): Alert[] {
  if (before === undefined) return [];
  return alerts.filter(({ id, acknowledgedAt }) => !before.has(id) && acknowledgedAt === null);
}

/** What to tell of new alerts: each, or all in one. */
export function noticesOf(fresh: readonly Alert[], say: (alert: Alert) => Notice): Notice[] {
  if (fresh.length <= EACH_BY_ITSELF) return fresh.map(say);
  const names = [...new Set(fresh.map(({ deviceName }) => deviceName))];
  const shown = names.slice(0, 5).join(', ');
  const rest = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [{ title: `${fresh.length} new alerts`, body: `${shown}${rest}` }];
}
