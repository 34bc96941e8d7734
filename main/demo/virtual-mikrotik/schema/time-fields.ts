import { invalidValue } from '../tables/trap.ts';
import { durationSeconds, formatDuration } from './duration.ts';
import type { Field, FieldKind } from './menu.ts';

function seconds(value: string, argument: string): number {
  const amount = durationSeconds(value);
  if (amount === undefined) throw invalidValue(argument);
  return amount;
}

/** A length of time; `also` are words it may be instead, as `none`. */
export const duration = (preset?: string, also: readonly string[] = []): Field => ({
  default: preset,
  kind: {
    parse: (value, argument) => (also.includes(value) ? value : formatDuration(seconds(value, argument))),
  },
});

const isInstant = (stored: string) => /^\d+$/.test(stored);

/** Time since an instant: kept as the instant, printed as how long ago it was; `never` when it never happened. */
export const elapsed = (preset?: 'never'): Field => ({
  default: preset,
  kind: {
    parse: (value, argument, { now }) => (value === 'never' ? value : String(now - seconds(value, argument) * 1_000)),
    show: (stored, { now }) => (isInstant(stored) ? formatDuration((now - Number(stored)) / 1_000) : stored),
  },
});

/** Time until an instant: kept as the instant, printed as what is left. `unlimited` are the words for no end at all. */
export const remaining = (unlimited: readonly string[] = []): Field => ({
  kind: {
    parse: (value, argument, { now }) =>
      unlimited.includes(value) ? value : String(now + seconds(value, argument) * 1_000),
    show: (stored, { now }) => (isInstant(stored) ? formatDuration((Number(stored) - now) / 1_000) : stored),
  },
});

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A calendar day: ISO from 7.10, `may/01/2023` before. */
export function formatDay(epochMs: number, iso: boolean): string {
  const [year = '', month = '', day = ''] = new Date(epochMs).toISOString().slice(0, 10).split('-');
  return iso ? `${year}-${month}-${day}` : `${months[Number(month) - 1]}/${day}/${year}`;
}

export const formatTime = (epochMs: number): string => new Date(epochMs).toISOString().slice(11, 19);

const dateKind: FieldKind = {
  parse(value, argument) {
    const instant = isInstant(value) ? Number(value) : Date.parse(`${value.replace(' ', 'T')}Z`);
    if (Number.isNaN(instant)) throw invalidValue(argument);
    return String(instant);
  },
  show: (stored, { isoDates }) => `${formatDay(Number(stored), isoDates)} ${formatTime(Number(stored))}`,
};

/** An instant, kept in epoch milliseconds and printed in the release's own way. */
export const date = (preset?: string): Field => ({ kind: dateKind, default: preset });
