import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sentenceOf } from '#contract/sentences.ts';
import { testOffice } from '../harness/test-office.ts';
import { allProcedures } from './procedures.ts';

const wrong: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'x'.repeat(5_000),
  '2026-02-30',
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  2 ** 60,
  -(10n ** 30n),
  10n ** 30n,
  [],
  [1],
  Array.from({ length: 3_000 }, () => ({})),
  {},
  new Date(0),
];

const inside = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? inside(schema.unwrap())
    : schema instanceof z.ZodPrefault
      ? inside(schema.unwrap())
      : schema;

/** Inputs in which one place after another holds something wrong. */
function* wronged(schema: unknown): Generator<unknown> {
  yield* wrong;
  const open = inside(schema);
  if (open instanceof z.ZodArray) for (const item of wronged(open.element)) yield [item];
  if (!(open instanceof z.ZodObject)) return;
  for (const [key, field] of Object.entries(open.shape)) for (const value of wronged(field)) yield { [key]: value };
}

describe('what is said of a wrong input', () => {
  it.each(allProcedures.flatMap(({ name, input }) => (input === undefined ? [] : [{ name, input }])))(
    'is a sentence that says what fits, in each field of $name',
    ({ input }) => {
      const said = new Set<string>();
      for (const value of wronged(input)) {
        for (const { message } of input.safeParse(value).error?.issues ?? []) said.add(message);
      }
      expect(said.size).toBeGreaterThan(0);
      for (const message of said) {
        expect(message).toMatch(/^[A-Z].*\.$/s);
        expect(message).not.toMatch(/^(Invalid|Too (small|big)|Unrecognized)|expected|undefined|does not fit/);
      }
    },
  );

  it.each<[string, z.ZodType, unknown, string]>([
    ['nothing', z.string(), undefined, 'Required.'],
    ['an empty text that may not be empty', z.string().min(1), '', 'Required.'],
    ['another type than text', z.string(), 5, 'A text.'],
    ['a long text', z.string().max(2_000), 'x'.repeat(2_001), 'A text of at most 2,000 characters.'],
    ['a short text', z.string().min(2).max(9), 'x', 'A text of at least 2 and at most 9 characters.'],
    ['a code of another length', z.string().length(6), 'x', 'A text of 6 characters.'],
    ['a text for a number', z.number(), 'x', 'A number.'],
    ['a fraction', z.number().int(), 1.5, 'A whole number.'],
    ['a small number', z.number().int().min(1), 0, 'A whole number of at least 1.'],
    ['a number outside', z.number().int().min(1).max(65_535), 70_000, 'A whole number from 1 to 65,535.'],
    ['a number below', z.number().min(-90), -91, 'A number of at least -90.'],
    ['an amount too large', z.bigint().max(5n), 6n, 'A whole number of at most 5.'],
    ['what is no choice', z.enum(['a', 'b', 'c']), 'd', 'One of: a, b, c.'],
    ['a text for a switch', z.boolean(), 'x', 'Yes or no (true or false).'],
    ['a long list', z.array(z.string()).max(2), ['a', 'b', 'c'], 'A list of at most 2 entries.'],
    ['an empty list', z.array(z.string()).min(1), [], 'A list of at least 1 entry.'],
    ['one of two kinds', z.union([z.string(), z.number()]), true, 'A text, or a number.'],
    ['a rule with its own sentence', z.string().max(1, { error: 'Own words.' }), 'xx', 'Own words.'],
  ])('%s', (_what, schema, value, sentence) => {
    expect(sentenceOf).toBe(z.config().customError);
    expect(schema.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([sentence]);
  });

  it('reaches a script with the names of its fields', async () => {
    const office = await testOffice('sqlite');
    const headers = { authorization: `Bearer ${await office.apiToken('admin')}`, 'content-type': 'application/json' };
    const ask = async (body: string) => {
      const answer = await fetch(`${office.url}api/v1/customers`, { method: 'POST', headers, body });
      return ((await answer.json()) as { data: { fields: unknown } }).data.fields;
    };
    expect(await ask('{}')).toEqual({ name: 'Required.' });
    expect(await ask('{"name":1,"kind":"dog","email":"x","notes":[]}')).toEqual({
      name: 'A text of at most 200 characters.',
      kind: 'One of: person, business.',
      email: 'An e-mail address such as name@example.org.',
      notes: 'A text of at most 4,000 characters.',
    });
  });
});
