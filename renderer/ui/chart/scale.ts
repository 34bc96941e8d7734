/** From data to pixels, along one axis. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const mantissas = [1, 2, 2.5, 5, 10];

/** A round step, so that some four ticks fit between. */
function roundStep(range: number, wanted: number): number {
  const rough = range / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return (mantissas.find((mantissa) => mantissa * magnitude >= rough - 1e-12) ?? 10) * magnitude;
}

/** A scale from zero over everything that was measured, ending at a round figure; `top` is the least it goes up to. */
export function valueScale(values: readonly number[], top: number, wantedTicks = 4): Scale {
  const most = values.reduce((largest, value) => Math.max(largest, value), top);
  const step = roundStep(Math.max(most, 1e-9), wantedTicks);
  const count = Math.ceil(most / step - 1e-9);
  // A figure such as 0.3 is not the sum of its parts in floating point.
  const ticks = Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
  return { low: 0, high: ticks.at(-1) ?? most, ticks };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between two ticks of time that a person counts in; months are told apart by their own rule. */
const distances = [5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat(
    [1, 2, 3, 6, 12].map((hours) => hours * HOUR),
    [1, 2, 5, 7, 14].map((days) => days * DAY),
  );

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

const parts = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  const known = parts.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  parts.set(zone, format);
  return format;
}

/** The clock on the wall of a zone, as if it were UTC: what ticks are counted on. */
export function wallTime(at: number, zone: string): number {
  const read: Record<string, number> = {};
  for (const { type, value } of partsFormat(zone).formatToParts(at)) read[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the wall shows a time; where the clock is put forward over it, the moment of that. */
function instantOf(wall: number, zone: string): number {
  const guess = wall - (wallTime(wall, zone) - wall);
  return guess + (wall - wallTime(guess, zone));
}

function monthTicks(from: number, until: number, zone: string, most: number): number[] {
  const first = new Date(wallTime(from, zone));
  const months = (wallTime(until, zone) - first.getTime()) / (30.5 * DAY);
  const every = Math.max(1, Math.ceil(months / most));
  const ticks: number[] = [];
  for (let month = first.getUTCMonth() + 1; ticks.length <= most + 1; month += every) {
    const at = instantOf(Date.UTC(first.getUTCFullYear(), month, 1), zone);
    if (at > until) break;
    ticks.push(at);
  }
  return ticks;
}

/** Round times of the zone between two instants, at most `most`, each with what to write below it. */
export function timeTicks(from: number, until: number, zone: string, locale: string, most: number): TimeTick[] {
  const distance = distances.find((candidate) => (until - from) / candidate <= most);
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (at: number): TimeTick => ({ at, label: format.format(at) });
  };
  if (distance === undefined)
    return monthTicks(from, until, zone, most).map(write({ month: 'short', year: '2-digit' }));
  const first = Math.ceil(wallTime(from, zone) / distance) * distance;
  const walls = Array.from({ length: most + 1 }, (_, at) => first + at * distance);
  const ticks = walls.map((wall) => instantOf(wall, zone)).filter((at) => at >= from && at <= until);
  const byDay = distance >= DAY;
  const day = write({ day: 'numeric', month: 'short' });
  const time = write({ hour: '2-digit', minute: '2-digit' });
  const isMidnight = (at: number): boolean => wallTime(at, zone) % DAY === 0;
  return [...new Set(ticks)].map((at) => (byDay || isMidnight(at) ? day(at) : time(at)));
}
