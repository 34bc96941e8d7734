import { addDays, dateIn, instantAt } from '#kernel/calendar.ts';
import type { Instant } from '#kernel/clock.ts';

/** Times of day in the company's zone; an empty one: there are no quiet hours. The end may lie on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

const BEGINNING = 'Quiet hours:';

const timeOfDay = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** What is said on a change that waits for their end. */
export const quietSentence = (end: Instant, timeZone: string): string =>
  `${BEGINNING} it is written at ${timeOfDay(end, timeZone)}. Push the service to have it now.`;

export const isQuietSentence = (said: string | null): boolean => said?.startsWith(BEGINNING) === true;

/** When the quiet hours of this moment end; null outside them. */
export function quietUntil(now: Instant, { from, until }: QuietHours, timeZone: string): Instant | null {
  if (from === '' || until === '' || from === until) return null;
  const today = dateIn(now, timeZone);
  const ends = [addDays(today, -1), today].flatMap((day) => {
    const end = instantAt(from < until ? day : addDays(day, 1), until, timeZone);
    return instantAt(day, from, timeZone) <= now && now < end ? [end] : [];
  });
  return ends[0] ?? null;
}
