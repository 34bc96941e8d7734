import { useNow } from './now.ts';
import { exactTime, relativeTime } from './parse/relative-time.ts';
import { useUiSettings } from './ui-settings.ts';

/** An instant as a person says it ("4 min ago"); the exact one, in the company's zone, on hover. */
export function RelativeTime({ at }: { at: string }) {
  const { zone, locale } = useUiSettings();
  const now = useNow();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant, zone, locale)}>
      {relativeTime(instant, now, zone, locale)}
    </time>
  );
}
