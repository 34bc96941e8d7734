import { expect, it } from 'vitest';
import { versionWarning } from './routeros-version.ts';

it.each(['6.43', '6.49.18 (long-term)', '7.1beta4 (development)', '7.20.1 (stable)'])(
  'RouterOS %s is known',
  (version) => {
    expect(versionWarning(version)).toBeNull();
  },
);

it.each([
  ['6.42.12 (long-term)', 'is too old'],
  ['5.26', 'is too old'],
  ['8.0 (stable)', 'is newer than any that was tried'],
  ['SwOS 2.13', 'no RouterOS version that we know'],
  ['', 'no RouterOS version that we know'],
])('“%s” is warned of: it %s', (version, words) => {
  expect(versionWarning(version)).toContain(words);
});

it('what was never read is not warned of', () => {
  expect(versionWarning(null)).toBeNull();
});
