import { expect, it } from 'vitest';
import { fingerprintInPairs, isSameFingerprint } from './fingerprint.ts';

it('a fingerprint is shown in pairs, as the router shows it', () => {
  expect(fingerprintInPairs('ab12ff')).toBe('AB:12:FF');
  expect(fingerprintInPairs('')).toBe('');
});

it('two spellings of one certificate are one', () => {
  expect(isSameFingerprint('ab12ff', 'AB:12:FF')).toBe(true);
  expect(isSameFingerprint('ab12ff', 'AB:12:FE')).toBe(false);
});
