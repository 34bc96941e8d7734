import { useUiSettings } from '#ui/ui-settings.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 Nov 2026" of the calendar day '2026-11-22'. */
export function dayInWords(date: string, locale: string): string {
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  formats.set(locale, format);
  return format.format(Date.parse(date));
}

/** Whether a text is a calendar day as the back office writes it. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A calendar day; it has no time zone. */
export function Day({ date }: { date: string }) {
  const { locale } = useUiSettings();
  return <time dateTime={date}>{dayInWords(date, locale)}</time>;
}

/** Today in a time zone, as YYYY-MM-DD. */
export const todayIn = (zone: string, now = Date.now()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now);

/** The first day of the month after a day. */
export function firstOfNextMonth(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
