import { type CalendarDate, dateIn } from '#kernel/calendar.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { Minor } from '#kernel/money.ts';

/** What a bill needs to know of a service. */
export interface BillableService {
  readonly id: Id;
  readonly code: string;
  readonly customerId: Id;
  readonly customerName: string;
  readonly planId: Id;
  readonly planName: string;
  readonly downloadKbps: number;
  readonly uploadKbps: number;
  readonly taxBasisPoints: number;
  readonly periodMonths: number;
  readonly anchorDay: number;
  readonly priceOverrideMinor: Minor | null;
  readonly activatedOn: CalendarDate | null;
  readonly billedThrough: CalendarDate | null;
  readonly stateSince: Instant;
}

export interface NextStart {
  readonly on: CalendarDate;
  /** `returned`: it was suspended or paused when the last period ended, and is billed from the day it came back. */
  readonly because: 'follows' | 'activated' | 'returned';
}

/**
 * Where the next period of an active service begins. Days of suspension or pause are never billed backwards: a service that
 * came back after its last period had ended begins again on that day. Undefined when it was never activated.
 */
export function nextPeriodStart(
  { activatedOn, billedThrough, stateSince }: BillableService,
  timeZone: string,
): NextStart | undefined {
  const regular = billedThrough ?? activatedOn;
  if (regular === null) return undefined;
  const activeSince = dateIn(stateSince, timeZone);
  if (activeSince > regular)
    return { on: activeSince, because: activatedOn === activeSince ? 'activated' : 'returned' };
  return { on: regular, because: billedThrough === null ? 'activated' : 'follows' };
}
