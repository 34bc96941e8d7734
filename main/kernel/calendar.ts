import { Temporal } from 'temporal-polyfill';
import { type Instant, toInstant } from './clock.ts';

/** A calendar day `YYYY-MM-DD`, without a time zone: such strings sort and compare by day. */
export type CalendarDate = string;

const day = (date: CalendarDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

export const addDays = (date: CalendarDate, days: number): CalendarDate => day(date).add({ days }).toString();

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => day(from).until(day(to)).days;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `19 Nov 2026`, for sentences: English and the same on every machine, since they are kept with the books. */
export const dayInWords = (date: CalendarDate): string =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** The day on which an instant falls in a time zone (IANA name). */
export const dateIn = (instant: Instant, timeZone: string): CalendarDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The instant at which a wall clock in the zone shows `time` on that day; in a gap, the later one. */
export const instantAt = (date: CalendarDate, time: string, timeZone: string): Instant =>
  toInstant(
    day(date)
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
      .toInstant().epochMilliseconds,
  );

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // the only failure is an unknown zone, which is the answer
  }
}

export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    day(text);
    return true;
  } catch {
    return false;
  }
}

/** Monthly periods that begin on `anchorDay` (1–31; a shorter month begins on its last day). */
export interface Period {
  /** First day, inclusive. */
  readonly start: CalendarDate;
  /** Day after the last, exclusive. */
  readonly end: CalendarDate;
}

const anchored = (yearMonth: Temporal.PlainYearMonth, anchorDay: number): Temporal.PlainDate =>
  yearMonth.toPlainDate({ day: Math.min(anchorDay, yearMonth.daysInMonth) });

/** The period of `months` months that contains `date`, counted from the anchor day. */
export function periodContaining(date: CalendarDate, anchorDay: number, months = 1): Period {
  const at = day(date);
  let month = at.toPlainYearMonth();
  if (Temporal.PlainDate.compare(anchored(month, anchorDay), at) > 0) month = month.subtract({ months: 1 });
  return {
    start: anchored(month, anchorDay).toString(),
    end: anchored(month.add({ months }), anchorDay).toString(),
  };
}
