import { expect, it } from 'vitest';
import { canonical } from './canonical.ts';

it.each([
  ['max-limit', '5M/10M', '5000000/10000000'],
  ['max-limit', '512k', '512000/512000'],
  ['target', '10.0.0.5', '10.0.0.5/32'],
  ['address', '10.0.0.5/32', '10.0.0.5'],
  ['mac-address', '64-d1-54-0a-1b-2c', '64:D1:54:0A:1B:2C'],
  ['disabled', 'yes', 'true'],
  ['disabled', undefined, 'no'],
  ['burst-time', '8s/8s', '00:00:08'],
  ['burst-limit', '', '0/0'],
  ['server', 'all', undefined],
  ['rate-limit', '5M/20M 8M/32M 4M/16M 8/8', '5000k/20000k 8000000/32M 4M/16000k 8s/00:00:08'],
  ['comment', 'isp:019b7892-1c00-72a4-9652-4e8dd5df11dd', 'isp:019b7892-1c00-72a4-9652-4e8dd5df11dd roof antenna'],
  ['address-list', '', undefined],
])('%s %j means the same as %j', (field, one, other) => {
  expect(canonical(field, one)).toBe(canonical(field, other));
});

it.each([
  ['max-limit', '5M/10M', '10M/5M'],
  ['target', '10.0.0.5/32', '10.0.0.0/24'],
  ['disabled', 'yes', undefined],
  ['rate-limit', '5M/20M', '5M/20M 8M/32M'],
  ['profile', 'Home', 'home'],
  ['comment', 'isp:019b7892-1c00-72a4-9652-4e8dd5df11dd', 'isp:019b7892-1c00-72a4-9652-4e8dd5df11ddx'],
])('%s %j means something else than %j', (field, one, other) => {
  expect(canonical(field, one)).not.toBe(canonical(field, other));
});
