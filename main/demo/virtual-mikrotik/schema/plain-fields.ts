import { invalidValue, noMatch, outOfRange } from '../tables/trap.ts';
import type { Field, FieldKind } from './menu.ts';

const textKind: FieldKind = { parse: (value) => value };

export const text = (preset?: string): Field => ({ kind: textKind, default: preset });

const nameKind: FieldKind = {
  parse(value, argument) {
    if (value === '') throw invalidValue(argument);
    return value;
  },
};

export const name = (): Field => ({ kind: nameKind });

const booleans: Readonly<Record<string, string>> = { yes: 'true', true: 'true', no: 'false', false: 'false' };

const flagKind: FieldKind = {
  parse(value, argument) {
    const truth = booleans[value];
    if (truth === undefined) throw invalidValue(argument);
    return truth;
  },
  asked: (value) => booleans[value] ?? value,
};

/** A boolean: written as yes, no, true or false, read back as true or false. */
export const flag = (preset?: 'true' | 'false'): Field => ({ kind: flagKind, default: preset });

/** One of the named values. */
export const choice = (values: readonly string[], preset?: string): Field => ({
  default: preset,
  kind: {
    parse(value, argument) {
      if (!values.includes(value)) throw noMatch(argument);
      return value;
    },
  },
});

/** A whole number in a range. */
export const count = (min = 0, max = Number.MAX_SAFE_INTEGER, preset?: string): Field => ({
  default: preset,
  kind: {
    parse(value, argument) {
      if (!/^-?\d{1,20}$/.test(value)) throw invalidValue(argument);
      const number = Number(value);
      if (number < min || number > max) throw outOfRange(argument, min, max);
      return String(number);
    },
  },
});
