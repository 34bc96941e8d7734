import { expect, test } from 'vitest';
import { effectOfMany } from './effect-of-many.ts';

test('what several changes do to people is said in one sentence, the gravest first', () => {
  expect(
    effectOfMany([
      '1 customer loses service, 1 live session drops.',
      '1 customer’s service changes.',
      '1 customer loses service.',
      '2 customers lose service, 2 live sessions drop.',
    ]),
  ).toBe('4 customers lose service, 1 customer’s service changes, 3 live sessions drop.');
});

test('one change keeps its own sentence', () => {
  expect(effectOfMany(['1 customer gets service.'])).toBe('1 customer gets service.');
});

test('changes that write nothing add nothing', () => {
  const nothing = 'Nothing is written: the router shows this already.';
  expect(effectOfMany([nothing, '1 customer loses service.', nothing])).toBe('1 customer loses service.');
  expect(effectOfMany([nothing, nothing])).toBe(nothing);
});

test('an effect in words that are new here is still counted', () => {
  expect(effectOfMany(['1 voucher ends.', '2 voucher ends.'])).toBe('3 voucher ends.');
});
