import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPart } from './changed-part.ts';

describe('the changed part of two values', () => {
  it.each([
    ['10M/10M', '20M/10M', { start: '', before: '10M', after: '20M', end: '/10M' }],
    ['10M/10M', '10M/20M', { start: '10M/', before: '10M', after: '20M', end: '' }],
    ['10.20.4.17', '10.20.4.118', { start: '10.20.4.', before: '17', after: '118', end: '' }],
    ['no', 'yes', { start: '', before: 'no', after: 'yes', end: '' }],
    ['lm:home-10', 'lm:home-20', { start: 'lm:home-', before: '10', after: '20', end: '' }],
    ['paid', 'paid late', { start: 'paid', before: '', after: ' late', end: '' }],
    ['same', 'same', { start: 'same', before: '', after: '', end: '' }],
  ])('%s → %s', (before, after, part) => expect(changedPart(before, after)).toEqual(part));

  it('always joins to the two values again', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '/', '.', ' ') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const part = changedPart(before, after);
        expect(part.start + part.before + part.end).toBe(before);
        expect(part.start + part.after + part.end).toBe(after);
      }),
    );
  });
});
