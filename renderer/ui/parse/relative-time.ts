const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** "just now", "4 min ago", "in 3 h", "yesterday", "12 d ago"; older than a month gives the date. Both in ms. */
export function relativeTime(at: number, now: number, zone: string, locale: string): string {
  const seconds = Math.round((now - at) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) return 'just now';
  const say = (count: number, unit: string) => (seconds > 0 ? `${count} ${unit} ago` : `in ${count} ${unit}`);
  if (distance < hour) return say(Math.max(1, Math.round(distance / minute)), 'min');
  if (distance < day) return say(Math.round(distance / hour), 'h');
  const days = daysApart(at, now, zone);
  if (days === 1) return seconds > 0 ? 'yesterday' : 'tomorrow';
  if (days < 31) return say(days, 'd');
  return dateFormat(zone, locale).format(at);
}

/** The whole truth for a tooltip: "Sun 22 Nov 2026, 11:23:07 (Africa/Lagos)". */
export function exactTime(at: number, zone: string, locale: string): string {
  return `${exactFormat(zone, locale).format(at)} (${zone})`;
}

/** How many midnights of the zone lie between two instants. */
function daysApart(a: number, b: number, zone: string): number {
  const dayNumber = (at: number) =>
    Math.round(Date.parse(`${isoDateFormat(zone).format(at)}T00:00:00Z`) / (day * 1000));
  return Math.max(1, Math.abs(dayNumber(a) - dayNumber(b)));
}

const kept = new Map<string, Intl.DateTimeFormat>();
function keep(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const format = kept.get(key) ?? make();
  kept.set(key, format);
  return format;
}

const isoDateFormat = (zone: string) =>
  keep(`iso ${zone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }));

const dateFormat = (zone: string, locale: string) =>
  keep(
    `date ${zone} ${locale}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }),
  );

const exactFormat = (zone: string, locale: string) =>
  keep(
    `exact ${zone} ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      }),
  );
