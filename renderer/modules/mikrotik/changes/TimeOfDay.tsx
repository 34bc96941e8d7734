import { useUiSettings } from '#ui/ui-settings.ts';

/** "07:00", in the company's zone. */
export function TimeOfDay({ at }: { at: string }) {
  const { zone, locale } = useUiSettings();
  const words = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return <time dateTime={at}>{words.format(new Date(at))}</time>;
}
