import { useUiSettings } from '#ui/ui-settings.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 Nov 2026": a calendar date has no zone, so it is read and told as it stands. */
export function dayInWords(date: string, locale: string): string {
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  formats.set(locale, format);
  return format.format(Date.parse(`${date}T00:00:00Z`));
}

export function Day({ date }: { date: string }) {
  const { locale } = useUiSettings();
  return <time dateTime={date}>{dayInWords(date, locale)}</time>;
}
