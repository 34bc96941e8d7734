import { instantAt } from '#kernel/calendar.ts';

export const maintenanceEnds = ['30', '60', '120', 'open', 'at'] as const;
export type MaintenanceEnd = (typeof maintenanceEnds)[number];

export const endWords: Readonly<Record<MaintenanceEnd, string>> = {
  '30': '30 minutes',
  '60': '1 hour',
  '120': '2 hours',
  open: 'Until somebody ends it',
  at: 'Until a time',
};

const minuteMs = 60_000;

/** What is typed in a field of day and time: "2026-11-22T21:30", on the clocks of the company. */
const typed = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** The end as the office keeps it: null where a person ends it, undefined while the time is not typed yet. */
export function endOf(end: MaintenanceEnd, at: string, nowMs: number, timeZone: string): string | null | undefined {
  if (end === 'open') return null;
  if (end !== 'at') return new Date(nowMs + Number(end) * minuteMs).toISOString();
  const [, day, time] = typed.exec(at) ?? [];
  return day === undefined || time === undefined ? undefined : instantAt(day, time, timeZone);
}
