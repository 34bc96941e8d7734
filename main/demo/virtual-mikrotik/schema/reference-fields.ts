import { isIPv4 } from 'node:net';
import { ambiguous, invalidValue, noMatch } from '../tables/trap.ts';
import type { Field, FieldKind, MenuPath, ParseContext, ShowContext } from './menu.ts';

/** RouterOS keeps the id and prints the name, so a renamed row follows and a removed one is left as `*1`. */
const shownIn = (menu: MenuPath) => (stored: string, context: ShowContext) =>
  stored.startsWith('*') ? (context.rowName(menu, stored) ?? stored) : stored;

function found(menu: MenuPath, value: string, argument: string, context: ParseContext): string {
  if (value === '' && context.rowCount(menu) > 1) throw ambiguous(argument);
  const id = context.rowId(menu, value);
  if (id === undefined) throw noMatch(argument);
  return id;
}

interface ReferenceOptions {
  readonly preset?: string;
  /** Words it may be instead of a row. */
  readonly also?: readonly string[];
  /** The word that keeps nothing: a lease with `server=all` prints no server. */
  readonly none?: string;
}

/** A row of another menu, by name or id. */
export function reference(menu: MenuPath, { preset, also = [], none }: ReferenceOptions = {}): Field {
  const kind: FieldKind = {
    parse(value, argument, context) {
      if (value === none) return undefined;
      return also.includes(value) ? value : found(menu, value, argument, context);
    },
    show: shownIn(menu),
  };
  return { kind, default: preset };
}

/** An IPv4 address, or the pool that addresses are taken from. An empty one is a pool that does not exist. */
export const poolOrAddress = (): Field => ({
  kind: {
    parse(value, argument, context) {
      if (isIPv4(value)) return value;
      const id = context.rowId('/ip/pool', value);
      if (id === undefined) throw /^[\d.]+$/.test(value) ? invalidValue(argument) : noMatch(argument);
      return id;
    },
    show: shownIn('/ip/pool'),
  },
  neverEmpty: true,
});
