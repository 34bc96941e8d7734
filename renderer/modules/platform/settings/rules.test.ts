import { expect, test } from 'vitest';
import { refusedTogether } from '#contract/settings-together.ts';
import { changesInWords, isMissing, type Rule } from './rules.ts';

const quietFrom: Rule = {
  key: 'network.quietFrom',
  group: 'Network',
  label: 'Quiet hours from',
  rule: 'a time of day such as 22:00.',
  value: '',
  standard: '',
  options: null,
};

test('quiet hours begin and end, or are none', () => {
  const quiet = (from: string, until: string) =>
    Object.entries(refusedTogether({ 'network.quietFrom': from, 'network.quietUntil': until }));
  expect(quiet('', '')).toEqual([]);
  expect(quiet('22:00', '07:00')).toEqual([]);
  expect(quiet('22:00', '')).toEqual([['network.quietUntil', 'Quiet hours that begin also end: say when.']]);
  expect(quiet('', '07:00')).toEqual([['network.quietFrom', 'Quiet hours that end also begin: say when.']]);
  expect(quiet('07:00', '07:00')[0]?.[1]).toMatch(/end as they begin/);
});

test('a rule that is nothing by default may be left empty, and is told as none', () => {
  expect(isMissing(quietFrom, '')).toBe(false);
  expect(isMissing({ ...quietFrom, standard: '02:00' }, '')).toBe(true);
  expect(changesInWords([quietFrom], { 'network.quietFrom': '22:00' })).toEqual(['Quiet hours from: none → 22:00']);
});
