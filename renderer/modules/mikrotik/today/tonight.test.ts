import { expect, test } from 'vitest';
import { namesOfMany } from './tonight.ts';

test('a few are named, the others are counted', () => {
  expect(namesOfMany(['Amara'], 1)).toBe('Amara');
  expect(namesOfMany(['Amara', 'Chidi'], 2)).toBe('Amara and Chidi');
  expect(namesOfMany(['Amara', 'Chidi', 'Ngozi', 'Tunde'], 312)).toBe('Amara, Chidi, Ngozi and 309 others');
  expect(namesOfMany(['Amara', 'Chidi', 'Ngozi', 'Tunde'], 4)).toBe('Amara, Chidi, Ngozi and 1 other');
  expect(namesOfMany([], 0)).toBe('');
});
