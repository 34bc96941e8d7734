import { invalidValue, outOfRange } from '../tables/trap.ts';
import { durationSeconds, formatDuration } from './duration.ts';
import type { Field } from './menu.ts';

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9 };

function bitsPerSecond(value: string, argument: string): string {
  const [, digits = '', suffix = ''] = /^(\d{1,12})([kMG]?)$/.exec(value) ?? [];
  if (digits === '') throw invalidValue(argument);
  return String(Number(digits) * (factors[suffix] ?? 1));
}

/** A pair `upload/download`; a single value means both. */
function pair(value: string, argument: string, keepOne: (one: string, argument: string) => string): string {
  const [up = '', down = up, ...rest] = value.split('/');
  if (rest.length > 0) throw invalidValue(argument);
  return `${keepOne(up, argument)}/${keepOne(down, argument)}`;
}

/** A rate in bits a second; `5M` reads back as `5000000`. */
export const rate = (preset: string): Field => ({
  default: preset,
  kind: { parse: (value, argument) => bitsPerSecond(value, argument) },
});

/** Two rates, `upload/download`; `5M/10M` reads back as `5000000/10000000`. */
export const ratePair = (preset = '0/0'): Field => ({
  default: preset,
  kind: { parse: (value, argument) => pair(value, argument, bitsPerSecond) },
});

const pairedParts = {
  text: (one: string) => one,
  duration(one: string, argument: string) {
    const seconds = durationSeconds(one);
    if (seconds === undefined) throw invalidValue(argument);
    return formatDuration(seconds);
  },
  priority(one: string, argument: string) {
    if (!/^\d+$/.test(one)) throw invalidValue(argument);
    if (Number(one) < 1 || Number(one) > 8) throw outOfRange(argument, 1, 8);
    return String(Number(one));
  },
};

/** Two values of another sort, `upload/download`: queue types, burst times, priorities, bucket sizes. */
export const paired = (part: keyof typeof pairedParts, preset: string): Field => ({
  default: preset,
  kind: { parse: (value, argument) => pair(value, argument, pairedParts[part]) },
});

const rateToken = /^\d+[kMG]?(\/\d+[kMG]?)?$/;
const timeToken = /^(\d+|\d+[smh])(\/(\d+|\d+[smh]))?$/;

/**
 * A profile's or lease's rate limit, `rx/tx [burst [threshold [time [priority [minimum]]]]]`, kept as it was typed
 * (MikroTik manual, "PPP AAA", rate-limit).
 */
export const rateLimit = (preset?: string): Field => ({
  default: preset,
  kind: {
    parse(value, argument) {
      const parts = value === '' ? [] : value.split(' ');
      const valid = parts.length <= 6 && parts.every((part, index) => (index === 3 ? timeToken : rateToken).test(part));
      if (!valid) throw invalidValue(argument);
      return value;
    },
  },
});
