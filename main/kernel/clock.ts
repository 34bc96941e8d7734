/** An instant in UTC, always spelled `YYYY-MM-DDTHH:MM:SS.sssZ`: such strings sort by time. */
export type Instant = string;

export interface Clock {
  now(): Instant;
}

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();

export const epochMs = (instant: Instant): number => Date.parse(instant);

export const addMs = (instant: Instant, ms: number): Instant => toInstant(epochMs(instant) + ms);

/** The one place that reads the machine's clock. */
export const systemClock: Clock = { now: () => toInstant(Date.now()) };

/** A clock that stands still until it is moved, so that a year of billing runs in seconds. */
export class ManualClock implements Clock {
  #at: number;
  constructor(start: Instant) {
    this.#at = epochMs(start);
  }
  now(): Instant {
    return toInstant(this.#at);
  }
  advanceMs(ms: number): void {
    this.#at += ms;
  }
  setTo(instant: Instant): void {
    this.#at = epochMs(instant);
  }
}
