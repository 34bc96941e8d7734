import { z } from 'zod';

const upTo = (bound: number | bigint): string => bound.toLocaleString('en');

function ofText(schema: unknown): string {
  if (!(schema instanceof z.ZodString)) return 'A text.';
  const { minLength, maxLength } = schema;
  if (minLength === maxLength && minLength !== null) return `A text of ${upTo(minLength)} characters.`;
  const least = minLength !== null && minLength > 1 ? `at least ${upTo(minLength)}` : undefined;
  const most = maxLength !== null ? `at most ${upTo(maxLength)}` : undefined;
  const size = [least, most].filter((part) => part !== undefined).join(' and ');
  return size === '' ? 'A text.' : `A text of ${size} characters.`;
}

const range = (kind: string, least: number | bigint | undefined, most: number | bigint | undefined): string => {
  if (least !== undefined && most !== undefined) return `${kind} from ${upTo(least)} to ${upTo(most)}.`;
  if (least !== undefined) return `${kind} of at least ${upTo(least)}.`;
  return most === undefined ? `${kind}.` : `${kind} of at most ${upTo(most)}.`;
};

function ofNumber(schema: unknown): string {
  if (schema instanceof z.ZodBigInt) {
    return range('A whole number', schema.minValue ?? undefined, schema.maxValue ?? undefined);
  }
  if (!(schema instanceof z.ZodNumber)) return 'A number.';
  const { minValue, maxValue, isInt } = schema;
  // What every whole number is bound by is no rule of ours.
  const isOurs = (bound: number | null): bound is number =>
    bound !== null && Number.isFinite(bound) && Math.abs(bound) !== Number.MAX_SAFE_INTEGER;
  return range(
    isInt ? 'A whole number' : 'A number',
    isOurs(minValue) ? minValue : undefined,
    isOurs(maxValue) ? maxValue : undefined,
  );
}

const ofSize = (size: string, count: number | bigint): string =>
  `A list of ${size} ${upTo(count)} ${count === 1 ? 'entry' : 'entries'}.`;

/** What a value of this schema is. */
function ofKind(expected: string, schema: unknown): string {
  switch (expected) {
    case 'string':
      return ofText(schema);
    case 'number':
    case 'int':
    case 'bigint':
      return ofNumber(schema);
    case 'boolean':
      return 'Yes or no (true or false).';
    case 'array':
      return 'A list.';
    case 'object':
    case 'record':
      return 'Fields with their values.';
    default:
      return 'This does not fit here.';
  }
}

/** Each way that was refused, without the empty one beside it (“nothing, or an e-mail address”). */
function ofUnion(ways: readonly (readonly z.core.$ZodIssue[])[]): string {
  const isNothing = (issue: z.core.$ZodIssue): boolean =>
    issue.code === 'invalid_value' && issue.values.join('') === '';
  const said = ways.flatMap(([first]) => (first === undefined || isNothing(first) ? [] : [first.message]));
  const [first, ...others] = new Set(said.map((sentence) => sentence.replace(/\.$/, '')));
  if (first === undefined) return 'This does not fit here.';
  return `${[first, ...others.map((other) => other.charAt(0).toLowerCase() + other.slice(1))].join(', or ')}.`;
}

const isMissing = (input: unknown): boolean => input === undefined || input === null || input === '';

/** What is said of a value where the contract has no sentence of its own: what would fit. */
export function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || (isMissing(issue.input) && issue.code !== 'invalid_value')) return 'Required.';
  switch (issue.code) {
    case 'invalid_type':
      return ofKind(issue.expected, issue.schema);
    case 'too_small':
      return issue.origin === 'array' ? ofSize('at least', issue.minimum) : ofKind(issue.origin, issue.schema);
    case 'too_big':
      return issue.origin === 'array' ? ofSize('at most', issue.maximum) : ofKind(issue.origin, issue.schema);
    case 'invalid_value':
      return `One of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      return ofUnion(issue.errors);
    default:
      return 'This does not fit here.';
  }
}
