import { isIPv4 } from 'node:net';
import type { ByteString } from '../codec/byte-string.ts';
import { durationSeconds } from '../schema/duration.ts';
import { Trap } from '../tables/trap.ts';

/** A printed field of the row that is looked at. */
export type FieldReader = (name: string) => ByteString | undefined;
export type RowTest = (field: FieldReader) => boolean;

type Step = (stack: boolean[], field: FieldReader) => void;
/** How a field's value is spelled when it is printed: `yes` asks for `true`. */
type Spelling = (name: string, value: ByteString) => ByteString;

const ipNumber = (text: string) =>
  isIPv4(text) ? text.split('.').reduce((value, part) => value * 256 + Number(part), 0) : undefined;
const readings = [(text: string) => (/^-?\d+$/.test(text) ? Number(text) : undefined), ipNumber, durationSeconds];

/** By number, address or duration when both sides are one, else by bytes. */
function compare(left: ByteString, right: ByteString): number {
  for (const read of readings) {
    const [a, b] = [read(left), read(right)];
    if (a !== undefined && b !== undefined) return a - b;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

const popped = (stack: boolean[]) => stack.pop() ?? true;

/** Below its bottom the stack holds endlessly many `true` (MikroTik manual, "API queries"). */
const at = (stack: readonly boolean[], index: number) => stack[stack.length - 1 - index] ?? true;

const operators: Readonly<Record<string, (stack: boolean[]) => void>> = {
  '!': (stack) => void stack.push(!popped(stack)),
  '&': (stack) => {
    const [right, left] = [popped(stack), popped(stack)];
    stack.push(left && right);
  },
  '|': (stack) => {
    const [right, left] = [popped(stack), popped(stack)];
    stack.push(left || right);
  },
  '.': (stack) => void stack.push(at(stack, 0)),
};

const pushCopy =
  (index: number): Step =>
  (stack) =>
    void stack.push(at(stack, index));
const keepOnly =
  (index: number): Step =>
  (stack) =>
    void stack.splice(0, stack.length, at(stack, index));

function operator(symbol: string): Step {
  const apply = operators[symbol];
  if (!apply) throw new Trap(`failure: unknown query operation ${symbol}`);
  return apply;
}

/**
 * `?#` and a string of operators and stack indices, read from left to right. An index that ends the string replaces
 * the whole stack by the value it points at; any other pushes a copy, and a dot behind it does nothing.
 */
function operation(text: string): Step {
  const steps = [...text.matchAll(/(\d+)(\.?)|\D/g)].map(([symbol, digits, dot], position, all) => {
    if (digits === undefined) return operator(symbol);
    return position === all.length - 1 && dot === '' ? keepOnly(Number(digits)) : pushCopy(Number(digits));
  });
  return (stack, field) => {
    for (const step of steps) step(stack, field);
  };
}

function comparison(name: string, matches: (value: ByteString) => boolean): Step {
  return (stack, field) => {
    const value = field(name);
    stack.push(value !== undefined && matches(value));
  };
}

function parseStep(query: string, spelled: Spelling): Step {
  if (query.startsWith('#')) return operation(query.slice(1));
  if (query.startsWith('-')) {
    const name = query.slice(1);
    return (stack, field) => void stack.push(field(name) === undefined);
  }
  const [, operator = '', name = '', equals, asked = ''] = /^([=<>]?)([^=]*)(=?)([\s\S]*)$/.exec(query) ?? [];
  if (operator === '<') return comparison(name, (value) => compare(value, asked) < 0);
  if (operator === '>') return comparison(name, (value) => compare(value, asked) > 0);
  const wanted = spelled(name, asked);
  return equals ? comparison(name, (value) => value === wanted) : comparison(name, () => true);
}

/** The test that the query words of one print make together: what is left on the stack must all be true. */
export function compileQueries(queries: readonly string[], spelled: Spelling): RowTest {
  const steps = queries.map((query) => parseStep(query, spelled));
  return (field) => {
    const stack: boolean[] = [];
    for (const step of steps) step(stack, field);
    return stack.every(Boolean);
  };
}
